import { impossible } from '#shared/kernel/impossible'
import { upright } from './box.ts'
import { TEXT_SIZES, type Box, type Figure } from './contract.ts'
import { fromSteps, onPaper, toSteps, whole, type Point } from './points.ts'

/** The figure so much further to the right and down. */
export const moved = (figure: Figure, dx: number, dy: number): Figure => placed(figure, ([x, y]) => [x + dx, y + dy], 1)

/** The figure as it is when what filled the box `from` fills `to`; a box that is turned around mirrors it. Ink keeps its width, letters grow with the height. */
export function fitted(figure: Figure, from: Box, to: Box): Figure {
  const [growX, growY] = [growth(from[0], from[2], to[0], to[2]), growth(from[1], from[3], to[1], to[3])]
  return placed(figure, ([x, y]) => [to[0] + (x - from[0]) * growX, to[1] + (y - from[1]) * growY], Math.abs(growY))
}

/** What has no extent has nothing that could grow. */
const growth = (from: number, upTo: number, newFrom: number, newUpTo: number): number => (from === upTo ? 1 : (newUpTo - newFrom) / (upTo - from))

function placed(figure: Figure, place: (point: Point) => Point, growth: number): Figure {
  switch (figure.kind) {
    case 'stroke':
      return { ...figure, points: toSteps(fromSteps(figure.points).map(place)) }
    case 'shape':
      return { ...figure, box: placedBox(figure.box, place) }
    case 'image':
      return { ...figure, box: upright(placedBox(figure.box, place)) }
    case 'text':
      return { ...figure, at: onPaper(place(figure.at)), size: Math.min(TEXT_SIZES.to, Math.max(TEXT_SIZES.from, whole(figure.size * growth))) }
    default:
      return impossible(figure)
  }
}

function placedBox([left, top, right, bottom]: Box, place: (point: Point) => Point): Box {
  const [[newLeft, newTop], [newRight, newBottom]] = [onPaper(place([left, top])), onPaper(place([right, bottom]))]
  return [newLeft, newTop, newRight, newBottom]
}
