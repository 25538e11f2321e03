import type { RoomEvent } from '#shared/room/events'
import { memberOf, type RecordingEnd } from '#shared/room/state'
import type { LiveState, News, Notice } from './state'

const MOST_NOTICES = 5

/** The state with one more notice; the oldest give way. */
export const withNotice = (live: LiveState, notice: Notice): LiveState => ({ ...live, notices: [...live.notices, notice].slice(-MOST_NOTICES) })

/** The state without a notice. */
export const withoutNotice = (live: LiveState, id: number): LiveState => ({ ...live, notices: live.notices.filter((notice) => notice.id !== id) })

const RECORDING_ENDS = { 'by-member': 'recording-stopped', 'disk-full': 'recording-disk-full', fault: 'recording-fault' } as const satisfies Record<RecordingEnd, News['what']>

/** What an event means for this person, or null. `before`: the state before it. */
export function newsOf(event: RoomEvent, before: LiveState): News | null {
  if (event.type === 'recording.started') return { what: 'recording-started', by: memberOf(before.room, event.by)?.name ?? '' }
  if (event.type === 'recording.stopped') return { what: RECORDING_ENDS[event.why], recording: event.id }
  if (event.type === 'mix.stopped' && event.why !== 'by-member') return before.room.mix?.by === before.you ? { what: `mix-${event.why}` } : null
  if (event.type === 'clip.made' || event.type === 'clip.failed') return clipNews(event, before)
  const what = toMe(event, before) ?? renewal(event, before)
  return what === null ? null : { what }
}

/** Everybody hears of a clip that somebody took; that it failed matters to who took it. */
function clipNews(event: Extract<RoomEvent, { readonly type: 'clip.made' | 'clip.failed' }>, { room, you }: LiveState): News | null {
  const by = room.clips.find(({ id }) => id === event.id)?.by ?? null
  if (by === null) return null
  if (event.type === 'clip.made') return { what: 'clip-made', by: memberOf(room, by)?.name ?? '', recording: event.id }
  return by === you ? { what: 'clip-failed' } : null
}

function toMe(event: RoomEvent, { room, you }: LiveState): News['what'] | null {
  if (event.type === 'chat.muted' && event.member === you) return event.muted ? 'chat-muted' : 'chat-unmuted'
  const me = memberOf(room, you)
  if (event.type === 'member.media' && event.id === you && event.by !== you) {
    const turnedOff = (me?.microphone === 'on' && event.microphone === 'off') || (me?.camera === 'on' && event.camera === 'off')
    return turnedOff ? 'you-were-muted' : null
  }
  if (event.type !== 'member.stage' || event.id !== you || event.by === you) return null
  if (event.stage === 'invited') return 'you-were-invited'
  return event.stage === 'audience' && me?.stage === 'seated' ? 'you-were-taken-down' : null
}

const renewal = (event: RoomEvent, { room }: LiveState): News['what'] | null =>
  event.type === 'gateway.renewed' && event.epoch !== null && room.gatewayEpoch !== event.epoch ? 'gateway-renewed' : null
