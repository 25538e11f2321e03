import type { MemberId } from '#shared/room/state'
import type { BoardElement, BoardPage, BoardState } from './contract.ts'

/** Somebody at a board. */
export interface Drawer {
  readonly id: MemberId
  /** Teaches: may everything. */
  readonly power: boolean
}

/** On whose sheet of a page somebody draws now; null: on the page itself. */
export const sheetOf = ({ work }: BoardPage, { id, power }: Drawer): MemberId | null => (power || work?.open !== true ? null : id)

/** Whether somebody may draw on this page now: during private work everybody may, on a sheet of their own. */
export function mayDraw({ everybodyWrites, writers }: BoardState, page: BoardPage, drawer: Drawer): boolean {
  return drawer.power || sheetOf(page, drawer) !== null || everybodyWrites || writers.includes(drawer.id)
}

/** Whether somebody may change and remove this element now: it lies where they draw, and is their own where only that is allowed. */
export function mayChange(board: BoardState, page: BoardPage, drawer: Drawer, { sheet, author }: BoardElement): boolean {
  if (drawer.power) return true
  return mayDraw(board, page, drawer) && sheet === sheetOf(page, drawer) && (!board.ownOnly || author === drawer.id)
}

/** Whether somebody sees what lies on this sheet of a page. */
export const seesSheet = (page: BoardPage, { id, power }: Drawer, sheet: MemberId | null): boolean => power || sheet === id || hiddenOwner(page, sheet) === null

/** Whose sheet this is if it is hidden; null: all see it. */
export const hiddenOwner = ({ work }: BoardPage, sheet: MemberId | null): MemberId | null => (sheet !== null && work?.shown.includes(sheet) !== true ? sheet : null)

/** Who keeps seeing it when a sheet is hidden, and hears of what happens there. */
export const hears = ({ id, power }: Drawer, hidden: MemberId | null): boolean => hidden === null || power || hidden === id
