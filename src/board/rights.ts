import type { BoardElement, BoardPage, BoardState } from '#shared/board/contract'
import { mayChange as mayChangeOn, mayDraw as mayDrawOn, sheetOf, type Drawer } from '#shared/board/rights'
import type { MemberId } from '#shared/room/state'

/** Who looks at a board: by id, and whether they teach. */
export interface Viewer {
  readonly you: MemberId
  readonly teaches: boolean
}

const drawer = ({ you, teaches }: Viewer): Drawer => ({ id: you, power: teaches })

/** Whether this person may draw on the page that all see; the server decides it too. */
export function mayDraw(board: BoardState, viewer: Viewer): boolean {
  const page = board.pages.find(({ id }) => id === board.current)
  return page !== undefined && mayDrawOn(board, page, drawer(viewer))
}

/** Whether this person draws on a sheet of their own now. */
export const worksAlone = (page: BoardPage, viewer: Viewer): boolean => sheetOf(page, drawer(viewer)) !== null

/** Whether this person may change or erase an element. What is not confirmed yet lies where it will lie. */
export const mayChange = (board: BoardState, page: BoardPage, element: BoardElement, viewer: Viewer): boolean => mayChangeOn(board, page, drawer(viewer), element)

/** The elements that this person sees on a page: everybody's, their own sheet, the sheets that are shown, and the one that is looked at. */
export function onView(page: BoardPage, { you }: Viewer, looking: MemberId | null): BoardPage {
  if (page.work === null) return page
  const { shown } = page.work
  const elements = page.elements.filter(({ sheet }) => sheet === null || sheet === you || sheet === looking || shown.includes(sheet))
  return elements.length === page.elements.length ? page : { ...page, elements }
}
