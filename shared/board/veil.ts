import { impossible } from '#shared/kernel/impossible'
import type { MemberId } from '#shared/room/state'
import type { BoardHappening, BoardPage, BoardState } from './contract.ts'
import { hears, hiddenOwner, seesSheet, type Drawer } from './rights.ts'

/** A board as somebody sees it: without the sheets that are hidden from them. The same object if none is. */
export function veiledBoard(board: BoardState, drawer: Drawer): BoardState {
  if (drawer.power || board.pages.every(({ work }) => work === null)) return board
  const pages = board.pages.map((page) => veiledPage(page, drawer))
  return pages.every((page, index) => page === board.pages[index]) ? board : { ...board, pages }
}

/** What somebody learns of a happening; null: nothing. */
export function veiledHappening(happening: BoardHappening, drawer: Drawer): BoardHappening | null {
  switch (happening.type) {
    case 'added':
      return hears(drawer, happening.hidden ? happening.element.sheet : null) ? happening : null
    case 'changed':
    case 'removed':
      return hears(drawer, happening.hidden) ? happening : null
    case 'taken-back':
      return hears(drawer, happening.member) ? happening : { ...happening, gone: true }
    case 'cleared':
    case 'pages.added':
    case 'pages.removed':
    case 'pages.went':
    case 'rights':
    case 'rights.all':
    case 'work':
    case 'shown':
      return happening
    default:
      return impossible(happening)
  }
}

/** Pages as those see them who have no hidden sheet on them: many look at the same one. */
const seenByMost = new WeakMap<BoardPage, BoardPage>()

function veiledPage(page: BoardPage, drawer: Drawer): BoardPage {
  const hidden = hiddenSheets(page)
  if (hidden.size === 0 || (hidden.size === 1 && hidden.has(drawer.id))) return page
  if (hidden.has(drawer.id)) return { ...page, elements: page.elements.filter(({ sheet }) => seesSheet(page, drawer, sheet)) }
  const seen = seenByMost.get(page) ?? { ...page, elements: page.elements.filter(({ sheet }) => hiddenOwner(page, sheet) === null) }
  seenByMost.set(page, seen)
  return seen
}

const known = new WeakMap<BoardPage, ReadonlySet<MemberId>>()

/** Whose sheets of this page are hidden, and not empty. Found once for each state of a page. */
function hiddenSheets(page: BoardPage): ReadonlySet<MemberId> {
  const sheets = known.get(page) ?? new Set(page.work === null ? [] : page.elements.flatMap(({ sheet }) => hiddenOwner(page, sheet) ?? []))
  known.set(page, sheets)
  return sheets
}
