import type { RoomEvent } from '#shared/room/events'
import type { RecordingId } from '#shared/room/state'

/** How a clip ended. */
export type ClipEnd = Extract<RoomEvent, { readonly type: 'clip.made' | 'clip.failed' }>

/** A clip that was asked for in a room that has ended since then. */
export interface LateClip {
  readonly room: string
  readonly clip: RecordingId
  readonly from: number
}

/** What becomes of clips when no room tells of them any more: an ended room's log is closed. */
export interface LateClips {
  /** Those of which nothing was heard yet, the latest first; as many as one may ask for at once. */
  awaited(): Promise<readonly LateClip[]>
  /** Lists the clip, or forgets it. What is listed already stays as it is. */
  settle(room: string, news: ClipEnd): Promise<void>
}
