import { impossible } from '#shared/kernel/impossible'
import type { BoardElement, BoardState, Figure } from './contract.ts'

/** No element weighs less: its ids and names. */
export const LIGHTEST = 25

/** Roughly a quarter of the bytes that a figure's element takes as JSON. */
export function weightOf(figure: Figure): number {
  switch (figure.kind) {
    case 'stroke':
      return LIGHTEST + figure.points.length
    case 'text':
      return LIGHTEST + figure.text.length
    case 'shape':
    case 'image':
      return LIGHTEST
    default:
      return impossible(figure)
  }
}

/** What all elements of a board weigh together, see `MOST.weight`. Only a page that has changed since is weighed again. */
export const weightOfBoard = ({ pages }: BoardState): number => pages.reduce((sum, { elements }) => sum + weightOfAll(elements), 0)

const known = new WeakMap<readonly BoardElement[], number>()

/** The same of a list of elements, by its identity. */
export function weightOfAll(elements: readonly BoardElement[]): number {
  const weight = known.get(elements) ?? elements.reduce((sum, { figure }) => sum + weightOf(figure), 0)
  known.set(elements, weight)
  return weight
}
