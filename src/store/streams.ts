import type { MemberId, StreamId } from '#shared/room/state'
import { seated } from './select'
import type { LiveState } from './state'

export interface WantedStream {
  readonly id: StreamId
  readonly video: boolean
  readonly audio: boolean
}

/** Before the page says which tiles it shows, the first ones are taken, so that their pictures are under way. */
const SHOWN_AT_FIRST = 16

/** The streams to play: the sound of everybody on stage, the picture of those who are shown. */
export function wantedStreams(live: LiveState, shown: readonly MemberId[] | null): readonly WantedStream[] {
  const stage = seated(live).map(({ id }) => id)
  const visible = new Set(shown ?? stage.filter((id) => id !== live.you).slice(0, SHOWN_AT_FIRST))
  const heard = new Set(stage)
  return live.room.streams
    .filter(({ owner }) => owner !== live.you && (heard.has(owner) || visible.has(owner)))
    .map(({ id, owner, video, audio }) => ({ id, video: video && visible.has(owner), audio: audio && heard.has(owner) }))
    .filter(({ video, audio }) => video || audio)
}
