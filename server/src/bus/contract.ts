import type { Scope } from '#shared/kernel/scope'
import type { Ephemeral } from '#shared/room/commands'
import type { LoggedEvent } from '#shared/room/events'
import type { MemberId } from '#shared/room/state'

/** What goes from a room to everybody who listens to it. */
export type RoomNotice =
  /** Stored events, in order. `crowd`: each as somebody sees it who is not told of everybody, where the room has such. */
  | { readonly kind: 'events'; readonly events: readonly LoggedEvent[]; readonly crowd?: readonly LoggedEvent[] | undefined }
  /** How many people are here. */
  | { readonly kind: 'here'; readonly count: number; readonly hands: readonly number[] }
  /** `to`: only these; left out, everybody. */
  | { readonly kind: 'ephemeral'; readonly from: MemberId; readonly data: Ephemeral; readonly to?: readonly MemberId[] | undefined }

/** Carries notices to a room's listeners. In one process it is a table of functions; between processes it would be a broker. */
export interface Bus {
  publish(room: string, notice: RoomNotice): void
  /** Until the scope ends. */
  subscribe(room: string, scope: Scope, listener: (notice: RoomNotice) => void): void
}
