import type { Result } from '#shared/kernel/result'
import type { BoardMove, BoardPassing, BoardState, Box, ElementId, PageId } from '#shared/board/contract'
import type { FailureCode } from '#shared/protocol/failures'
import type { MemberId } from '#shared/room/state'
import { WHOLE, type Camera } from './camera'
import type { Viewer } from './rights'
import type { Look, Tool, Writing } from './tools/contract'

/** What the board's views show of a desk. */
export interface DeskState extends Look {
  readonly tool: Tool
  readonly page: PageId
  readonly camera: Camera
  /** Looks where whoever teaches looks. */
  readonly follows: boolean
  readonly selection: readonly ElementId[]
  readonly band: Box | null
  readonly writing: Writing | null
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** As much is not confirmed as may be: drawing waits for the link. */
  readonly full: boolean
  /** Space is held: the hand moves the page. */
  readonly grabs: boolean
}

export const freshDesk: DeskState = {
  tool: 'pen', colour: 'ink', width: 1, page: '', camera: WHOLE, follows: true, selection: [], band: null, writing: null, canUndo: false, canRedo: false, full: false, grabs: false,
}

/** The board as this person has it before them, told again whenever something of it changes. */
export interface Seat extends Viewer {
  readonly board: BoardState
  readonly online: boolean
  /** Whose sheet whoever teaches looks at. */
  readonly looking: MemberId | null
}

/** What a desk stands on. */
export interface DeskNeeds {
  readonly now: () => number
  readonly random: () => number
  readonly ask: (move: BoardMove) => Promise<Result<void, FailureCode>>
  readonly pass: (data: BoardPassing) => void
  readonly nameOf: (id: MemberId) => string
  /** Whether somebody's view is one to follow. */
  readonly leads: (id: MemberId) => boolean
  /** Where a file's picture is; null: nowhere. */
  readonly addressOf: (file: string) => Promise<string | null>
}
