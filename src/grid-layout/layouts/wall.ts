import { ANY_SHAPE, cells } from '../cells.ts'
import type { Layout } from '../rect.ts'

/** Everybody alike, and no dark place between: for a screen on the wall. */
export const wall: Layout = {
  place(tiles, area, gap) {
    const rects = cells(tiles.length, area, gap, ANY_SHAPE)
    return tiles.flatMap((tile, index) => {
      const rect = rects[index]
      return rect ? [{ tile, rect, role: 'tile', layer: 0 } as const] : []
    })
  },
}
