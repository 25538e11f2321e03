import type { LayoutMode } from '#shared/scenario/layout'

/** What is placed: an id, and what the order and the size depend on. */
export interface Tile {
  readonly id: string
  /** The teacher, the owner of the car, the machine's front camera: largest where the mode has a largest. */
  readonly main: boolean
  readonly speaking: boolean
  /** A screen that somebody shares: large in every mode, and on every page. */
  readonly screen: boolean
  /** When the tile came, in ms; the order is by it and never changes while a tile stays. */
  readonly since: number
}

export interface Box {
  /** In any unit; only the ratio and the gap's share of it matter. */
  readonly width: number
  readonly height: number
}

/** A place in fractions of the box, 0 to 1, the gap already taken off. */
export interface Placement {
  readonly id: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Larger is nearer to the eye: picture in picture. */
  readonly layer: number
  readonly role: 'main' | 'tile' | 'inset'
}

export interface Arrangement {
  readonly placements: readonly Placement[]
  readonly page: number
  readonly pages: number
}

export interface ArrangeRequest {
  readonly tiles: readonly Tile[]
  readonly box: Box
  readonly mode: LayoutMode
  /** Between tiles, in the box's unit. */
  readonly gap?: number
  /** From 0; clamped to what there is. */
  readonly page?: number
  /** Most tiles on one page; 16 if left out. A mini-program says 6. */
  readonly perPage?: number
}
