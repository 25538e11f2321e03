import { isPortrait, type Placed, type Rect } from './rect.ts'
import type { Tile } from './tile.ts'

/** An inset's width as a share of the box, and its width over its height. */
const PORTRAIT = { share: 0.26, shape: 3 / 4 }
const LANDSCAPE = { share: 0.2, shape: 16 / 9 }
/** Insets and the gaps between them take at most this share of the height. */
const MOST_HEIGHT = 0.9

/** The first tile fills the box; the others lie over it, in a column from the upper right corner. */
export function pictureInPicture(main: Tile, others: readonly Tile[], area: Rect, gap: number): readonly Placed[] {
  const { share, shape } = isPortrait(area) ? PORTRAIT : LANDSCAPE
  const margin = gap * 1.5
  const room = (area.height * MOST_HEIGHT - margin * others.length) / Math.max(1, others.length)
  const height = Math.min((area.width * share) / shape, room)
  const width = height * shape
  const left = area.left + area.width - margin - width
  return [
    { tile: main, rect: area, role: 'main', layer: 0 },
    ...others.map((tile, index) => ({ tile, rect: { left, top: area.top + margin + index * (height + margin), width, height }, role: 'inset', layer: index + 1 } as const)),
  ]
}
