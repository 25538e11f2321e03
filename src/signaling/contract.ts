import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { JoinReply } from '#shared/protocol/http'
import type { Ephemeral, RoomCommand } from '#shared/room/commands'
import type { LoggedEvent } from '#shared/room/events'
import type { MemberId, RoomState } from '#shared/room/state'

export type LinkState =
  | { readonly link: 'connecting' }
  | { readonly link: 'online' }
  /** Down; tries again by itself at `retryAt` (this device's clock, ms). */
  | { readonly link: 'offline'; readonly attempt: number; readonly retryAt: number }
  | { readonly link: 'closed'; readonly why: FailureCode | 'left' }

/** What the conversation tells its listener. */
export interface SignalingListener {
  /** The door gave a ticket; the socket is on its way. Again before each new link. */
  admitted(reply: JoinReply): void
  snapshot(room: RoomState, seq: number, you: MemberId): void
  /** In order, each once. */
  event(event: LoggedEvent): void
  ephemeral(from: MemberId, data: Ephemeral): void
  /** How many are in a room whose audience is a crowd, and when its first hands went up. */
  here(told: { readonly count: number; readonly hands: readonly number[] }): void
  link(state: LinkState): void
  /** Server clock minus this device's, ms: deadlines are counted with it. */
  clockOffset(ms: number): void
}

/** The conversation with one room: reconnects, resumes, repeats unacknowledged commands. */
export interface Signaling {
  /** Resolves at the first snapshot, or with what forbids it. */
  join(visit: Scope, listener: SignalingListener): Promise<Result<JoinReply, FailureCode>>
  /** Resolves when the server has stored it, or refused it. Waits through reconnects; gives up with `server/busy` after 60 s. At most 500 wait. */
  command(command: RoomCommand): Promise<Result<void, FailureCode>>
  /** Dropped while offline. */
  ephemeral(data: Ephemeral): void
  /** The app came to the front, or the network returned: try at once. */
  poke(): void
}
