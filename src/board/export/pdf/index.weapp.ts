import type { SavePdf } from './contract'

/** A mini-program has no maker of PDF that would fit its package: there it is pictures only. */
export const savePdf: SavePdf | null = null
