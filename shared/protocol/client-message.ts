import type { Ephemeral, RoomCommand } from '#shared/room/commands'

/** What a client may send over the room socket: one JSON text frame each. `docs/5-protocol.md` has the same list. */
export type ClientMessage =
  /** The first frame. `since` and `epoch` ask to resume behind that event. `clientId` names this running program, so that command ids are unique. */
  | { readonly type: 'join'; readonly version: number; readonly ticket: string; readonly clientId: string; readonly epoch?: string | undefined; readonly since?: number | undefined }
  /** Ids count up from 1 in each `clientId`; unacknowledged ones are sent again after a reconnect. */
  | { readonly type: 'command'; readonly id: number; readonly command: RoomCommand }
  | { readonly type: 'ephemeral'; readonly data: Ephemeral }
  /** `sentAt`: the client's clock, given back in `pong`. */
  | { readonly type: 'ping'; readonly sentAt: number }
