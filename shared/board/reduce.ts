import { impossible } from '#shared/kernel/impossible'
import type { LawReducer } from '#shared/scenario/law'
import type { BoardHappening, BoardPage, BoardState, PageId } from './contract.ts'
import { afterDrawing } from './reduce-page.ts'
import { blankBoard, boardReader } from './state-schema.ts'

/** What shows a board. What did not change is the same object before and behind a happening: pages and elements are compared by identity. */
export const boardReducer: LawReducer<BoardState, BoardHappening> = {
  opening: blankBoard,
  reduce: (state, happening) => boardReader.know(after(boardReader.read(state), happening)),
}

function after(board: BoardState, happening: BoardHappening): BoardState {
  switch (happening.type) {
    case 'pages.added':
    case 'pages.removed':
    case 'pages.went':
      return afterPages(board, happening)
    case 'rights': {
      const others = board.writers.filter((member) => member !== happening.member)
      return { ...board, writers: happening.writes ? [...others, happening.member] : others }
    }
    case 'rights.all':
      return { ...board, everybodyWrites: happening.everybodyWrites, ownOnly: happening.ownOnly }
    case 'added':
    case 'changed':
    case 'removed':
    case 'cleared':
    case 'work':
    case 'shown':
    case 'taken-back':
      return { ...board, pages: board.pages.map((page) => (page.id === happening.page ? afterDrawing(page, happening) : page)) }
    default:
      return impossible(happening)
  }
}

type Turned = Extract<BoardHappening, { readonly type: `pages.${string}` }>

function afterPages(board: BoardState, happening: Turned): BoardState {
  switch (happening.type) {
    case 'pages.added': {
      const blank = happening.pages.map(({ id, background }): BoardPage => ({ id, background, elements: [], work: null }))
      const behind = board.pages.findIndex(({ id }) => id === happening.after) + 1
      const [first] = blank
      return { ...board, pages: [...board.pages.slice(0, behind), ...blank, ...board.pages.slice(behind)], current: happening.go && first !== undefined ? first.id : board.current }
    }
    case 'pages.removed':
      return { ...board, pages: board.pages.filter(({ id }) => id !== happening.page), current: currentWithout(board, happening.page) }
    case 'pages.went':
      return { ...board, current: happening.page }
    default:
      return impossible(happening)
  }
}

function currentWithout({ pages, current }: BoardState, gone: PageId): PageId {
  if (gone !== current) return current
  const index = pages.findIndex(({ id }) => id === gone)
  return (pages[index + 1] ?? pages[index - 1])?.id ?? current
}
