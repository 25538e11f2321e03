import type { TopInset } from './contract'

/** A browser keeps its bars to itself; the notch is CSS's own. */
export const topInset: TopInset = () => ({ '--top': 'env(safe-area-inset-top, 0px)', '--capsule': '0px' })
