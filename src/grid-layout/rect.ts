import type { Tile } from './tile.ts'

/** A rectangle in the box's unit. */
export interface Rect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A tile at its place, before it becomes fractions. */
export interface Placed {
  readonly tile: Tile
  readonly rect: Rect
  readonly role: 'main' | 'tile' | 'inset'
  readonly layer: number
}

/** One mode of the grid. Pure: the same tiles in the same area stand at the same places. */
export interface Layout {
  place(tiles: readonly Tile[], area: Rect, gap: number): readonly Placed[]
  /** If the mode holds fewer on one page than asked for. */
  mostOnPage?(area: Rect): number
}

/** Phones held upright, and the narrow column beside a board. */
export const isPortrait = ({ width, height }: Rect): boolean => width < height

/** Cuts off a share at the left; the gap lies between the two. */
export function splitLeft(area: Rect, share: number, gap: number): readonly [Rect, Rect] {
  const width = (area.width - gap) * share
  return [{ ...area, width }, { ...area, left: area.left + width + gap, width: area.width - gap - width }]
}

/** Cuts off a share at the top; the gap lies between the two. */
export function splitTop(area: Rect, share: number, gap: number): readonly [Rect, Rect] {
  const height = (area.height - gap) * share
  return [{ ...area, height }, { ...area, top: area.top + height + gap, height: area.height - gap - height }]
}
