import { impossible } from '#shared/kernel/impossible'
import { boxOf, isInside, widened } from './box.ts'
import type { BoardElement, BoardPage, Box, Figure } from './contract.ts'
import { distanceToPath } from './distance.ts'
import { outlineOf } from './outline.ts'
import { fromSteps, type Point } from './points.ts'

/** The uppermost element at a point, or within `reach` of it; `wanted` leaves out those that are not meant. */
export function elementAt({ elements }: Pick<BoardPage, 'elements'>, point: Point, reach: number, wanted: (element: BoardElement) => boolean = () => true): BoardElement | null {
  for (let height = elements.length - 1; height >= 0; height -= 1) {
    const element = elements[height]
    if (element !== undefined && wanted(element) && touches(element.figure, point, reach)) return element
  }
  return null
}

/** The elements that lie wholly within a box, the lowest first. */
export const elementsIn = ({ elements }: Pick<BoardPage, 'elements'>, box: Box): readonly BoardElement[] => elements.filter(({ figure }) => isWithin(boxOf(figure), box))

/** Whether a figure is at a point, or within `reach` of it. Ink and shapes are where their lines are; texts and images are their boxes. */
export function touches(figure: Figure, point: Point, reach: number): boolean {
  if (!isInside(point, widened(boxOf(figure), reach))) return false
  switch (figure.kind) {
    case 'stroke':
      return distanceToPath(point, fromSteps(figure.points)) <= reach + figure.width / 2
    case 'shape':
      return distanceToPath(point, outlineOf(figure.shape, figure.box)) <= reach + figure.width / 2
    case 'text':
    case 'image':
      return true
    default:
      return impossible(figure)
  }
}

const isWithin = ([left, top, right, bottom]: Box, outer: Box): boolean => isInside([left, top], outer) && isInside([right, bottom], outer)
