import type { RecordingReply, RecordingSummary } from '#shared/protocol/http'
import type { MemberId, RecordingId } from '#shared/room/state'

/** When a recording or a clip ended; null while it goes on. */
export interface RecordingEnding {
  readonly endedAt: number | null
  readonly kind: RecordingSummary['kind']
}

/** The list of all recordings and of who was in their rooms. */
export interface RecordingShelf {
  /** Of rooms that the user was in and not removed from, newest first, at most 200. */
  listFor(user: MemberId): Promise<readonly RecordingSummary[]>
  /** Null also if the user was not in its room, or was removed from it. */
  findFor(user: MemberId, id: RecordingId): Promise<RecordingSummary | null>
  /** Everybody who ever was in the room, as they came in last. */
  peopleOf(room: string): Promise<RecordingReply['people']>
  /** What happened from its start to its end, in order; the first 5,000, without comings and goings of connections and without a law's steps. */
  eventsOf(id: RecordingId): Promise<RecordingReply['events']>
  /** When it ended: null while it goes on; null instead of all if there is no such recording. */
  endOf(id: RecordingId): Promise<RecordingEnding | null>
  /** Those that ended before; what still goes on is none of them. */
  endedBefore(at: number): Promise<readonly RecordingId[]>
  remove(id: RecordingId): Promise<void>
}
