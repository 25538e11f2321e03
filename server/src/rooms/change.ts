import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoomEvent } from '#shared/room/events'
import type { RoomState } from '#shared/room/state'

/** Decides on the room as it is when its turn comes. Pure: it may run again on another state. */
export type Change = (room: RoomState, now: number) => Result<readonly RoomEvent[], FailureCode>
