import { failure, success } from '#shared/kernel/result'
import { MOST, type BoardMove, type BoardPage, type BoardState } from './contract.ts'
import type { BoardContext, BoardDecision } from './decision.ts'

/** Nothing is left on the page, also on no sheet. */
export const clear = ({ id, elements }: BoardPage): BoardDecision => success(elements.length === 0 ? [] : [{ type: 'cleared', page: id }])

/** Somebody may draw, or not any more. They keep it when they leave. */
export function setRights({ writers }: BoardState, { member, writes }: Extract<BoardMove, { readonly type: 'rights' }>, { members }: BoardContext['room']): BoardDecision {
  if (writers.includes(member) === writes) return success([])
  if (writes && !members.some(({ id }) => id === member)) return failure('member/not-found')
  if (writes && writers.length >= MOST.members) return failure('board/full')
  return success([{ type: 'rights', member, writes }])
}

/** What holds for everybody who may draw. */
export function setAllRights(board: BoardState, { everybodyWrites, ownOnly }: Extract<BoardMove, { readonly type: 'rights.all' }>): BoardDecision {
  const same = board.everybodyWrites === everybodyWrites && board.ownOnly === ownOnly
  return success(same ? [] : [{ type: 'rights.all', everybodyWrites, ownOnly }])
}

/** Private work on a page begins or ends; it may begin again, on the sheets that are there. */
export const setWork = ({ id, work }: BoardPage, open: boolean): BoardDecision => success((work?.open ?? false) === open ? [] : [{ type: 'work', page: id, open }])

/** A sheet is shown to all, or taken back. */
export function show({ id, work, elements }: BoardPage, { member, shown }: Extract<BoardMove, { readonly type: 'show' }>, { members }: BoardContext['room']): BoardDecision {
  const already = work?.shown ?? []
  if (already.includes(member) === shown) return success([])
  if (!shown) return success([{ type: 'taken-back', page: id, member, gone: false }])
  const own = elements.filter(({ sheet }) => sheet === member)
  if (work === null) return failure('law/refused')
  if (own.length === 0 && !members.some((one) => one.id === member)) return failure('member/not-found')
  return already.length >= MOST.members ? failure('board/full') : success([{ type: 'shown', page: id, member, elements: own }])
}
