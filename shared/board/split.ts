import { MOST, type BoardChange, type BoardMove, type Figure, type PageId } from './contract.ts'
import { fromSteps, toSteps, type Point } from './points.ts'

/** The stroke as so many that each may be sent; each begins where the one before ends, so that no gap is seen. */
export function splitPoints(points: readonly Point[], most: number = MOST.points): readonly (readonly Point[])[] {
  const pieces: (readonly Point[])[] = []
  for (let from = 0; from === 0 || from < points.length - 1; from += most - 1) pieces.push(points.slice(from, from + most))
  return pieces
}

/** The same for a figure: only a stroke can be too long. */
export function splitFigure(figure: Figure): readonly Figure[] {
  if (figure.kind !== 'stroke' || figure.points.length <= MOST.points * 2) return [figure]
  return splitPoints(fromSteps(figure.points)).map((piece) => ({ ...figure, points: toSteps(piece) }))
}

/** Changes as moves that each fit a command, in their order. */
export const changeMoves = (page: PageId, changes: readonly BoardChange[]): readonly BoardMove[] =>
  inGroups(changes).map((group) => ({ type: 'change', page, changes: group }))

/** The same for what is to be removed. */
export const removeMoves = (page: PageId, ids: readonly string[]): readonly BoardMove[] => inGroups(ids).map((group) => ({ type: 'remove', page, ids: group }))

/** What a move says beside its list. */
const FRAME_LENGTH = 200

function inGroups<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const groups: Item[][] = []
  let [group, length]: [Item[], number] = [[], 0]
  for (const item of items) {
    const more = JSON.stringify(item).length + 1
    if (group.length > 0 && (group.length >= MOST.atOnce || length + more > MOST.moveLength - FRAME_LENGTH)) [group, length] = [[], 0]
    if (group.length === 0) groups.push(group)
    group.push(item)
    length += more
  }
  return groups
}
