import { failure, success } from '#shared/kernel/result'
import type { MemberId } from '#shared/room/state'
import { MOST, type BoardChange, type BoardElement, type BoardHappening, type BoardMove, type BoardPage, type BoardState, type ElementId } from './contract.ts'
import type { BoardDecision } from './decision.ts'
import { hiddenOwner, mayChange, mayDraw, seesSheet, sheetOf, type Drawer } from './rights.ts'
import { weightOf, weightOfAll, weightOfBoard } from './weight.ts'

/** One more element. One that is there already by the same author was sent twice. */
export function add(board: BoardState, page: BoardPage, drawer: Drawer, { id, figure }: Extract<BoardMove, { readonly type: 'add' }>): BoardDecision {
  if (!mayDraw(board, page, drawer)) return failure('board/no-right')
  const there = page.elements.find((element) => element.id === id)
  if (there !== undefined) return there.author === drawer.id ? success([]) : failure('law/refused')
  const sheet = sheetOf(page, drawer)
  if (isFull(page, sheet) || isTooHeavy(board, page, sheet, weightOf(figure))) return failure('board/full')
  return success([{ type: 'added', page: page.id, element: { id, author: drawer.id, sheet, figure }, hidden: hiddenOwner(page, sheet) !== null }])
}

/** Other figures for what is there still; somebody else may have removed the rest. */
export function change(board: BoardState, page: BoardPage, drawer: Drawer, changes: readonly BoardChange[]): BoardDecision {
  const figures = new Map(changes.map((one) => [one.id, one]))
  const meant = meantBy(page, drawer, figures)
  if (meant.some((element) => !mayChange(board, page, drawer, element))) return refused(board, page, drawer)
  const growth = (sheet: MemberId | null) => meant.reduce((sum, one) => sum + (one.sheet === sheet ? weightOf(figures.get(one.id)?.figure ?? one.figure) - weightOf(one.figure) : 0), 0)
  if ([...new Set(meant.map(({ sheet }) => sheet))].some((sheet) => isTooHeavy(board, page, sheet, growth(sheet)))) return failure('board/full')
  return success(bySheet(page, meant, (hidden, elements) => ({ type: 'changed', page: page.id, changes: elements.flatMap(({ id }) => figures.get(id) ?? []), hidden })))
}

/** The same for what is to go. */
export function remove(board: BoardState, page: BoardPage, drawer: Drawer, ids: readonly ElementId[]): BoardDecision {
  const meant = meantBy(page, drawer, new Set(ids))
  if (meant.some((element) => !mayChange(board, page, drawer, element))) return refused(board, page, drawer)
  return success(bySheet(page, meant, (hidden, elements) => ({ type: 'removed', page: page.id, ids: elements.map(({ id }) => id), hidden })))
}

/** What is hidden from somebody is not there for them. */
const meantBy = (page: BoardPage, drawer: Drawer, ids: { has(id: ElementId): boolean }): readonly BoardElement[] =>
  page.elements.filter(({ id, sheet }) => ids.has(id) && seesSheet(page, drawer, sheet))

const refused = (board: BoardState, page: BoardPage, drawer: Drawer): BoardDecision => failure(mayDraw(board, page, drawer) ? 'board/not-yours' : 'board/no-right')

/** One happening for what all may hear of, and one for each hidden sheet. */
function bySheet(page: BoardPage, elements: readonly BoardElement[], happening: (hidden: MemberId | null, elements: readonly BoardElement[]) => BoardHappening): readonly BoardHappening[] {
  const owners = new Set(elements.map(({ sheet }) => hiddenOwner(page, sheet)))
  return [...owners].map((owner) => happening(owner, elements.filter(({ sheet }) => hiddenOwner(page, sheet) === owner)))
}

function isFull({ elements }: BoardPage, sheet: MemberId | null): boolean {
  const most = sheet === null ? MOST.elementsAPage : MOST.elementsASheet
  return elements.length >= most && elements.filter((element) => element.sheet === sheet).length >= most
}

/** Whether so much more is too much; less never is. */
function isTooHeavy(board: BoardState, { elements }: BoardPage, sheet: MemberId | null, more: number): boolean {
  if (more <= 0) return false
  if (weightOfBoard(board) + more > MOST.weight) return true
  return sheet !== null && weightOfAll(elements.filter((element) => element.sheet === sheet)) + more > MOST.weightASheet
}
