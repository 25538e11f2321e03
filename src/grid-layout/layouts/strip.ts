import { isPortrait, type Layout, type Rect } from '../rect.ts'

/** Width over height, in a column and in a row. */
const IN_COLUMN = 16 / 9
const IN_ROW = 4 / 3
/** A column may be a little too short for its last tile, which is then lower than the others would be. */
const SPARE = 1e-6

/** Beside a board: one column, or one row where the strip is wide. All alike, from the beginning of the strip; what finds no place is on the next page. */
export const strip: Layout = {
  mostOnPage: (area) => Math.max(1, Math.floor(length(area) / side(area) + SPARE)),
  place(tiles, area, gap) {
    const upright = isPortrait(area)
    const step = side(area)
    return tiles.map((tile, index) => ({
      tile,
      rect: upright
        ? { left: area.left, top: area.top + index * step, width: area.width, height: Math.max(0, step - gap) }
        : { left: area.left + index * step, top: area.top, width: Math.max(0, step - gap), height: area.height },
      role: tile.main ? 'main' : 'tile',
      layer: 0,
    }))
  },
}

const length = (area: Rect): number => (isPortrait(area) ? area.height : area.width)

/** What one tile takes of the length, its gap included: as many as fit share all of it if that makes them hardly larger. */
function side(area: Rect): number {
  const wanted = isPortrait(area) ? area.width / IN_COLUMN : area.height * IN_ROW
  const fit = Math.max(1, Math.floor(length(area) / wanted))
  return Math.min(length(area) / fit, wanted * MOST_STRETCH)
}

const MOST_STRETCH = 1.12
