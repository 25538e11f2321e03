import { impossible } from '#shared/kernel/impossible'
import type { Box, Shape } from './contract.ts'
import type { Point } from './points.ts'

/** A shape's outline as the points of a line; a closed one ends where it began. The tip of an arrow is its second corner. */
export function outlineOf(shape: Shape, [left, top, right, bottom]: Box): readonly Point[] {
  switch (shape) {
    case 'line':
    case 'arrow':
      return [[left, top], [right, bottom]]
    case 'rectangle':
      return [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]]
    case 'triangle':
      return [[(left + right) / 2, top], [right, bottom], [left, bottom], [(left + right) / 2, top]]
    case 'ellipse':
      return around([left, top, right, bottom])
    default:
      return impossible(shape)
  }
}

/** As smooth as a hit needs it; a canvas has ellipses of its own. */
const CORNERS = 48

function around([left, top, right, bottom]: Box): readonly Point[] {
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
  return Array.from({ length: CORNERS + 1 }, (_, index): Point => {
    const turn = (index / CORNERS) * 2 * Math.PI
    return [middleX + (Math.cos(turn) * (right - left)) / 2, middleY + (Math.sin(turn) * (bottom - top)) / 2]
  })
}
