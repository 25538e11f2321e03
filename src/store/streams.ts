import { mixStreamOf, type MemberId, type Stream, type StreamId } from '#shared/room/state'
import { seated } from './select'
import type { LiveState } from './state'

export interface WantedStream {
  readonly id: StreamId
  readonly video: boolean
  readonly audio: boolean
}

/** Before the page says which tiles it shows, the first ones are taken, so that their pictures are under way. */
const SHOWN_AT_FIRST = 16

/** What a page shows: the pictures of these people and these screens, or of all in the one stream that the server draws. */
export type Shown = readonly (MemberId | StreamId)[] | 'mix'

/** The streams to play: the sound of everybody on stage, the picture of those who are shown. A shared screen comes first, where a device can't play all. */
export function wantedStreams(live: LiveState, shown: Shown | null): readonly WantedStream[] {
  if (shown === 'mix') return live.room.mix === null ? [] : mixedStreams(live)
  const stage = seated(live).map(({ id }) => id)
  const isScreen = ({ source }: Stream) => source === 'screen'
  const screens = live.room.streams.filter(isScreen)
  const visible = new Set(shown ?? [...screens.map(({ id }) => id), ...stage.filter((id) => id !== live.you).slice(0, SHOWN_AT_FIRST)])
  const heard = new Set(stage)
  return [...screens, ...live.room.streams.filter((stream) => !isScreen(stream))]
    .filter(({ owner }) => owner !== live.you)
    .map((stream) => ({ id: stream.id, video: stream.video && visible.has(isScreen(stream) ? stream.id : stream.owner), audio: stream.audio && heard.has(stream.owner) }))
    .filter(({ video, audio }) => video || audio)
}

/** One stream for everything; who speaks on stage hears the others as always, for the mix has their own voice too. */
function mixedStreams(live: LiveState): readonly WantedStream[] {
  const speaks = seated(live).some(({ id }) => id === live.you)
  return [{ id: mixStreamOf(live.room.id), video: true, audio: !speaks }, ...(speaks ? wantedStreams(live, []) : [])]
}
