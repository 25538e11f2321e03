import type { Ephemeral } from '#shared/room/commands'
import type { LoggedEvent } from '#shared/room/events'
import type { MemberId, RoomState } from '#shared/room/state'
import type { FailureCode } from './failures.ts'

/** What the server sends over the room socket: one JSON text frame each. `docs/5-protocol.md` has the same list. */
export type ServerMessage =
  /** The whole room, for newcomers and for those too far behind. */
  | { readonly type: 'snapshot'; readonly epoch: string; readonly seq: number; readonly you: MemberId; readonly now: number; readonly room: RoomState }
  /** Nothing lost: the missing events follow. */
  | { readonly type: 'resumed'; readonly seq: number; readonly now: number }
  | { readonly type: 'events'; readonly events: readonly LoggedEvent[] }
  | { readonly type: 'ephemeral'; readonly from: MemberId; readonly data: Ephemeral }
  /** How many people are in a room whose audience is a crowd, and when its first hands went up, for those who are not told of each; every two seconds while it changes. */
  | { readonly type: 'here'; readonly count: number; readonly hands: readonly number[] }
  | { readonly type: 'ack'; readonly id: number }
  | { readonly type: 'nak'; readonly id: number; readonly code: FailureCode }
  | { readonly type: 'pong'; readonly sentAt: number; readonly now: number }
  /** Part of a long message: the texts up to the `last`, one behind the other, are its JSON. Nothing else comes between them. */
  | { readonly type: 'piece'; readonly text: string; readonly last: boolean }
  /** The last frame before the server closes. */
  | { readonly type: 'bye'; readonly code: FailureCode }
