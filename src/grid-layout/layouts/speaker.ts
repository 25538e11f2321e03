import { isPortrait, splitLeft, splitTop, type Layout } from '../rect.ts'
import { equals, spotlight } from '../spotlight.ts'
import type { Tile } from '../tile.ts'

/** The large one's share of the box, with few others and with many. */
const FEW = 5
const BESIDE_FEW = 0.78
const BESIDE_MANY = 0.67
const ABOVE = 0.62

/** One large: the main one, else who speaks, else the first. */
export const speaker: Layout = {
  place(tiles, area, gap) {
    const large = tiles.find(({ main }) => main) ?? tiles.find(({ speaking }) => speaking) ?? tiles[0]
    if (!large || tiles.length === 1) return equals(tiles, area, gap)
    const others = without(tiles, large)
    const [first, rest] = isPortrait(area) ? splitTop(area, ABOVE, gap) : splitLeft(area, others.length > FEW ? BESIDE_MANY : BESIDE_FEW, gap)
    return spotlight(large, first, others, rest, gap)
  },
}

const without = (tiles: readonly Tile[], one: Tile): readonly Tile[] => tiles.filter((tile) => tile !== one)
