import { cells } from './cells.ts'
import type { Placed, Rect } from './rect.ts'
import type { Tile } from './tile.ts'

/** One tile that fills its area, and the others as equal cells in theirs. */
export function spotlight(main: Tile, mainArea: Rect, others: readonly Tile[], othersArea: Rect, gap: number): readonly Placed[] {
  return [{ tile: main, rect: mainArea, role: 'main', layer: 0 }, ...equals(others, othersArea, gap)]
}

/** Equal tiles. */
export function equals(tiles: readonly Tile[], area: Rect, gap: number): readonly Placed[] {
  const rects = cells(tiles.length, area, gap)
  return tiles.flatMap((tile, index) => {
    const rect = rects[index]
    return rect ? [{ tile, rect, role: 'tile', layer: 0 } as const] : []
  })
}
