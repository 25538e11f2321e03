import type { ClipFailure, MixEnd, RecordingId, Stream, StreamId } from '#shared/room/state'
import type { LayoutMode } from '#shared/scenario/layout'

/** The private conversation of the room server with its gateway, over a loopback WebSocket: JSON text frames. */
export type GatewayMessage =
  /** First frame. A new epoch means that all connections were lost. `mixes`: the rooms that are being mixed. */
  | { readonly type: 'hello'; readonly epoch: string; readonly streams: readonly LiveStream[]; readonly mixes: readonly string[] }
  | { readonly type: 'started'; readonly live: LiveStream }
  | { readonly type: 'ended'; readonly room: string; readonly stream: string }
  /** A recording can't go on; what was written until then stays. */
  | { readonly type: 'recording-failed'; readonly room: string; readonly recording: RecordingId; readonly why: 'disk-full' | 'fault' }
  /** The room's mix ended by itself. */
  | { readonly type: 'mix-failed'; readonly room: string; readonly why: Exclude<MixEnd, 'by-member'> }
  /** A clip is whole on the disk. */
  | { readonly type: 'clip-made'; readonly room: string; readonly clip: RecordingId; readonly streams: readonly StreamId[]; readonly beganAt: number; readonly endedAt: number }
  /** There will be no such clip. */
  | { readonly type: 'clip-failed'; readonly room: string; readonly clip: RecordingId; readonly why: Exclude<ClipFailure, 'too-late'> }

/** What a room's mix shows and sounds like. */
export interface MixPlan {
  readonly layout: LayoutMode
  readonly tiles: readonly MixTile[]
}

/** A person on stage, or a screen that somebody shares. */
export interface MixTile {
  readonly id: string
  readonly name: string
  readonly main: boolean
  /** When the seat was taken, ms. */
  readonly since: number
  /** The stream whose picture stands for them, or null: then their letter does. */
  readonly picture: StreamId | null
  /** The picture is a shared screen: shown whole, and also while nothing moves. */
  readonly screen: boolean
  readonly sounds: readonly StreamId[]
}

export interface LiveStream {
  readonly room: string
  readonly stream: Stream
}

export type GatewayOrder =
  /** Tokens of this user in this room issued up to `upTo` (ms) are void, their connections are closed. With `direction` only those of that direction: who leaves the stage goes on watching; with `stream` only those of that stream. */
  | { readonly type: 'revoke'; readonly room: string; readonly user: string; readonly upTo: number; readonly direction?: 'publish' | undefined; readonly stream?: StreamId | undefined }
  /** Closes everything of the room. */
  | { readonly type: 'end-room'; readonly room: string; readonly upTo: number }
  /** Whether the stream's sound and picture are let through: the server's mute. Kept until told otherwise. */
  | { readonly type: 'gate'; readonly stream: string; readonly audio: boolean; readonly video: boolean }
  /** Writes all streams of the room down as long as this holds; null ends it. The same order again changes nothing. */
  | { readonly type: 'record'; readonly room: string; readonly recording: RecordingId | null }
  /** Draws the room into one stream, `mixStreamOf(room)`, as long as this holds; null ends it. */
  | { readonly type: 'mix'; readonly room: string; readonly plan: MixPlan | null }
  /** Keeps so many seconds of all streams of the room in memory; 0 forgets them. The same order again changes nothing. */
  | { readonly type: 'keep'; readonly room: string; readonly seconds: number }
  /** Cuts what was kept between two times (Unix, ms) into a small recording; an end in the future is waited for. A clip that is there already is told again. */
  | { readonly type: 'clip'; readonly room: string; readonly clip: RecordingId; readonly from: number; readonly to: number; readonly streams: readonly StreamId[] | null }
  | { readonly type: 'keyframe'; readonly stream: string }
