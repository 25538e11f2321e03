import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoomState } from '#shared/room/state'
import type { BoardHappening } from './contract.ts'
import type { Drawer } from './rights.ts'

/** Who moves, in which room; `random` is in [0, 1). */
export interface BoardContext {
  readonly drawer: Drawer
  readonly random: () => number
  readonly room: Pick<RoomState, 'members'>
}

/** What a move makes happen, or why not. An empty list: it is so already. */
export type BoardDecision = Result<readonly BoardHappening[], FailureCode>
