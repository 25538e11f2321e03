import { impossible } from '#shared/kernel/impossible'
import { failure } from '#shared/kernel/result'
import type { BoardMove, BoardPage, BoardState } from './contract.ts'
import { add, change, remove } from './decide-drawing.ts'
import { addPages, goToPage, removePage } from './decide-pages.ts'
import { clear, setAllRights, setRights, setWork, show } from './decide-teaching.ts'
import type { BoardContext, BoardDecision } from './decision.ts'

/** Decides a move. Pure. */
export function decideMove(board: BoardState, move: BoardMove, context: BoardContext): BoardDecision {
  if (!('page' in move)) return decideForAll(board, move, context)
  const page = board.pages.find(({ id }) => id === move.page)
  return page === undefined ? failure('board/page-gone') : decideOnPage(board, page, move, context)
}

type OnPage = Extract<BoardMove, { readonly page: string }>

function decideOnPage(board: BoardState, page: BoardPage, move: OnPage, { drawer, room }: BoardContext): BoardDecision {
  switch (move.type) {
    case 'add':
      return add(board, page, drawer, move)
    case 'change':
      return change(board, page, drawer, move.changes)
    case 'remove':
      return remove(board, page, drawer, move.ids)
    case 'clear':
      return drawer.power ? clear(page) : failure('member/not-allowed')
    case 'pages.remove':
      return drawer.power ? removePage(board, page) : failure('member/not-allowed')
    case 'pages.go':
      return drawer.power ? goToPage(board, page) : failure('member/not-allowed')
    case 'work':
      return drawer.power ? setWork(page, move.open) : failure('member/not-allowed')
    case 'show':
      return drawer.power ? show(page, move, room) : failure('member/not-allowed')
    default:
      return impossible(move)
  }
}

function decideForAll(board: BoardState, move: Exclude<BoardMove, OnPage>, { drawer, random, room }: BoardContext): BoardDecision {
  if (!drawer.power) return failure('member/not-allowed')
  switch (move.type) {
    case 'pages.add':
      return addPages(board, move, random)
    case 'rights':
      return setRights(board, move, room)
    case 'rights.all':
      return setAllRights(board, move)
    default:
      return impossible(move)
  }
}
