import { isPortrait, type Rect } from './rect.ts'

/** The shapes a tile may take, as width over height. */
export interface Shape {
  readonly least: number
  readonly most: number
}

/** Near 16:9 where it is wide, 3:4 to 16:9 where it is narrow: a face is never cut to a slit. */
export const shapeFor = (area: Rect): Shape => (isPortrait(area) ? { least: 3 / 4, most: 16 / 9 } : { least: 4 / 3, most: 2 })

/** Any shape: the area is filled to the last pixel. */
export const ANY_SHAPE: Shape = { least: 0, most: Number.POSITIVE_INFINITY }

interface Fit {
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
}

/** Equal cells, as large as they can be, in rows in the middle of the area; an unfinished last row stands in the middle too. */
export function cells(count: number, area: Rect, gap: number, shape: Shape = shapeFor(area)): readonly Rect[] {
  if (count === 0) return []
  const { columns, rows, width, height } = bestFit(count, area, gap, shape)
  const top = area.top + (area.height - rows * height - (rows - 1) * gap) / 2
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns)
    const inRow = Math.min(columns, count - row * columns)
    const left = area.left + (area.width - inRow * width - (inRow - 1) * gap) / 2
    return { left: left + (index % columns) * (width + gap), top: top + row * (height + gap), width, height }
  })
}

/** The number of columns that gives the largest cells; of equal ones the fewest columns. */
function bestFit(count: number, area: Rect, gap: number, shape: Shape): Fit {
  let best = fit(1, count, area, gap, shape)
  for (let columns = 2; columns <= count; columns++) {
    const next = fit(columns, count, area, gap, shape)
    // The margin keeps rounding errors from choosing.
    if (next.width * next.height > best.width * best.height * (1 + 1e-9)) best = next
  }
  return best
}

function fit(columns: number, count: number, area: Rect, gap: number, { least, most }: Shape): Fit {
  const rows = Math.ceil(count / columns)
  const wide = Math.max(0, (area.width - gap * (columns - 1)) / columns)
  const high = Math.max(0, (area.height - gap * (rows - 1)) / rows)
  return { columns, rows, width: Math.min(wide, high * most), height: Math.min(high, least > 0 ? wide / least : high) }
}
