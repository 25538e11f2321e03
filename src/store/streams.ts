import { mixStreamOf, type MemberId, type StreamId } from '#shared/room/state'
import { seated } from './select'
import type { LiveState } from './state'

export interface WantedStream {
  readonly id: StreamId
  readonly video: boolean
  readonly audio: boolean
}

/** Before the page says which tiles it shows, the first ones are taken, so that their pictures are under way. */
const SHOWN_AT_FIRST = 16

/** Whose pictures a page shows: of these people, or of all in the one stream that the server draws. */
export type Shown = readonly MemberId[] | 'mix'

/** The streams to play: the sound of everybody on stage, the picture of those who are shown. */
export function wantedStreams(live: LiveState, shown: Shown | null): readonly WantedStream[] {
  if (shown === 'mix') return live.room.mix === null ? [] : mixedStreams(live)
  const stage = seated(live).map(({ id }) => id)
  const visible = new Set(shown ?? stage.filter((id) => id !== live.you).slice(0, SHOWN_AT_FIRST))
  const heard = new Set(stage)
  return live.room.streams
    .filter(({ owner }) => owner !== live.you && (heard.has(owner) || visible.has(owner)))
    .map(({ id, owner, video, audio }) => ({ id, video: video && visible.has(owner), audio: audio && heard.has(owner) }))
    .filter(({ video, audio }) => video || audio)
}

/** One stream for everything; who speaks on stage hears the others as always, for the mix has their own voice too. */
function mixedStreams(live: LiveState): readonly WantedStream[] {
  const speaks = seated(live).some(({ id }) => id === live.you)
  return [{ id: mixStreamOf(live.room.id), video: true, audio: !speaks }, ...(speaks ? wantedStreams(live, []) : [])]
}
