import { impossible } from '#shared/kernel/impossible'
import type { MemberId, RoomState } from '#shared/room/state'
import type { BoardPage, BoardPassing, BoardState } from './contract.ts'
import { hears, hiddenOwner, mayChange, mayDraw, sheetOf, type Drawer } from './rights.ts'

/** Whom it reaches; an empty list: nobody. `isPowerful` tells of a role whether it teaches. */
export function passingTo(board: BoardState, passing: BoardPassing, drawer: Drawer, { members }: Pick<RoomState, 'members'>, isPowerful: (role: string) => boolean): 'everybody' | readonly MemberId[] {
  const page = board.pages.find(({ id }) => id === passing.page)
  if (page === undefined) return []
  const sheet = meantSheet(board, page, passing, drawer)
  const hidden = sheet === undefined ? null : hiddenOwner(page, sheet)
  if (sheet === undefined) return []
  return hidden === null ? 'everybody' : members.filter(({ id, role }) => hears({ id, power: isPowerful(role) }, hidden)).map(({ id }) => id)
}

/** The sheet that it is about; undefined: they may not. */
function meantSheet(board: BoardState, page: BoardPage, passing: BoardPassing, drawer: Drawer): MemberId | null | undefined {
  switch (passing.kind) {
    case 'view':
      return drawer.power ? null : undefined
    case 'laser':
    case 'ink':
      return mayDraw(board, page, drawer) ? sheetOf(page, drawer) : undefined
    case 'figure':
    case 'gone': {
      const there = page.elements.find(({ id }) => id === passing.id)
      // Whose right was taken away in the middle of a stroke may still say that it will not come.
      if (there === undefined) return passing.kind === 'gone' || mayDraw(board, page, drawer) ? sheetOf(page, drawer) : undefined
      return mayChange(board, page, drawer, there) ? there.sheet : undefined
    }
    default:
      return impossible(passing)
  }
}
