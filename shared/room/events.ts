import type { Json } from '#shared/kernel/json'
import type { LayoutMode } from '#shared/scenario/layout'
import type { ClipFailure, EndReason, Member, MemberId, MixEnd, Presence, RecordingEnd, RecordingId, StagePlace, Stream, StreamId } from './state.ts'

/**
 * Everything that can happen in a room, as it stands in the log.
 * `logged.seq` and `logged.at` number and date it.
 */
export type RoomEvent =
  | { readonly type: 'member.joined'; readonly member: Member }
  | { readonly type: 'member.left'; readonly id: MemberId; readonly why: 'left' | 'removed' | 'lost' }
  | { readonly type: 'member.presence'; readonly id: MemberId; readonly presence: Presence }
  /** `by` is null when the scenario's law ordered it, here and below. */
  | { readonly type: 'member.media'; readonly id: MemberId; readonly microphone: 'on' | 'off'; readonly camera: 'on' | 'off'; readonly by: MemberId | null }
  | { readonly type: 'member.hand'; readonly id: MemberId; readonly raised: boolean }
  | { readonly type: 'member.stage'; readonly id: MemberId; readonly stage: StagePlace; readonly by: MemberId | null }
  | { readonly type: 'chat.sent'; readonly from: MemberId; readonly name: string; readonly text: string }
  /** `member` is null when all are meant. */
  | { readonly type: 'chat.muted'; readonly muted: boolean; readonly member: MemberId | null; readonly by: MemberId }
  /** The text of `message` (its `seq`) is taken out of the log as well. */
  | { readonly type: 'chat.deleted'; readonly message: number; readonly by: MemberId }
  | { readonly type: 'stream.started'; readonly stream: Stream }
  | { readonly type: 'stream.ended'; readonly id: StreamId }
  | { readonly type: 'recording.started'; readonly id: RecordingId; readonly by: MemberId }
  /** `by` is null when nobody asked for it. The end of the room ends its recording without this event. */
  | { readonly type: 'recording.stopped'; readonly id: RecordingId; readonly why: RecordingEnd; readonly by: MemberId | null }
  /** Also when the layout of a running mix changes. */
  | { readonly type: 'mix.started'; readonly layout: LayoutMode; readonly by: MemberId }
  /** `by` is null when nobody asked for it. The end of the room ends its mix without this event. */
  | { readonly type: 'mix.stopped'; readonly why: MixEnd; readonly by: MemberId | null }
  /** `streams`: only these, or null for all of the room. Times in milliseconds since 1970. */
  | { readonly type: 'clip.asked'; readonly id: RecordingId; readonly by: MemberId | null; readonly from: number; readonly to: number; readonly streams: readonly StreamId[] | null }
  /** It can be watched. It begins with the last keyframe before what was asked for. */
  | { readonly type: 'clip.made'; readonly id: RecordingId; readonly beganAt: number; readonly endedAt: number }
  | { readonly type: 'clip.failed'; readonly id: RecordingId; readonly why: ClipFailure }
  | { readonly type: 'gateway.renewed'; readonly epoch: string | null }
  | { readonly type: 'room.ended'; readonly why: EndReason }
  | { readonly type: 'law.happened'; readonly happening: Json }
  /** Somebody of a crowd whom this reader is told of from now on, as they stand; and no longer. On the wire only, as the next. */
  | { readonly type: 'member.shown'; readonly member: Member }
  | { readonly type: 'member.hidden'; readonly id: MemberId }
  /** In the place of so many events up to this one, 1 if left out, that are hidden from this reader. On the wire only, never in the log. */
  | { readonly type: 'law.hidden'; readonly count?: number | undefined }

/** An event with its place in the room's log: `seq` counts from 1 without gaps. */
export interface LoggedEvent {
  readonly seq: number
  readonly at: number
  readonly event: RoomEvent
}
