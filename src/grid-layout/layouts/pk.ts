import { isPortrait, splitLeft, splitTop, type Layout, type Placed, type Rect } from '../rect.ts'
import { equals } from '../spotlight.ts'
import type { Tile } from '../tile.ts'

/** The two sides' share of the height while others look on. */
const SIDES_ABOVE = 0.75
/** Width over height of one side at most: two half pictures side by side. */
const LEAST_SHAPE = 9 / 16

/** Two sides against each other, and the others beneath. */
export const pk: Layout = {
  place(tiles, area, gap) {
    const [one, other, ...others] = tiles
    if (!one || !other) return equals(tiles, area, gap)
    if (others.length === 0) return sides(one, other, area, gap)
    const [above, below] = splitTop(area, SIDES_ABOVE, gap)
    return [...sides(one, other, above, gap), ...equals(others, below, gap)]
  },
}

function sides(one: Tile, other: Tile, area: Rect, gap: number): readonly Placed[] {
  const [left, right] = splitLeft(upright(area), 0.5, gap)
  return [
    { tile: one, rect: left, role: 'main', layer: 0 },
    { tile: other, rect: right, role: 'main', layer: 0 },
  ]
}

/** On a phone the sides do not become two slits from top to bottom. */
function upright(area: Rect): Rect {
  if (!isPortrait(area)) return area
  const height = Math.min(area.height, area.width / 2 / LEAST_SHAPE)
  return { ...area, top: area.top + (area.height - height) / 2, height }
}
