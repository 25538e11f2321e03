/** Modes of the grid, see `grid-layout/arrange`. */
export const LAYOUT_MODES = ['grid', 'speaker', 'call', 'pk', 'class', 'claw', 'wall', 'strip'] as const
export type LayoutMode = (typeof LAYOUT_MODES)[number]
