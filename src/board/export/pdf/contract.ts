import type { Sheet } from '../../paper'

/** Keeps pages as one PDF, a sheet each; `name` without its ending. False: it did not work. */
export type SavePdf = (pages: AsyncIterable<Sheet>, name: string) => Promise<boolean>
