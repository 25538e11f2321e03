import type { RoomEvent } from '#shared/room/events'
import { memberOf } from '#shared/room/state'
import type { LiveState, Notice } from './state'

const MOST_NOTICES = 5

/** The state with one more notice; the oldest give way. */
export const withNotice = (live: LiveState, notice: Notice): LiveState => ({ ...live, notices: [...live.notices, notice].slice(-MOST_NOTICES) })

/** The state without a notice. */
export const withoutNotice = (live: LiveState, id: number): LiveState => ({ ...live, notices: live.notices.filter((notice) => notice.id !== id) })

/** What an event means for this person, or null. `before`: the state before it. */
export function noticeOf(event: RoomEvent, { room, you }: LiveState): Notice['what'] | null {
  const me = memberOf(room, you)
  if (event.type === 'member.media' && event.id === you && event.by !== you) {
    const turnedOff = (me?.microphone === 'on' && event.microphone === 'off') || (me?.camera === 'on' && event.camera === 'off')
    return turnedOff ? 'you-were-muted' : null
  }
  if (event.type === 'member.stage' && event.id === you && event.by !== you) {
    if (event.stage === 'invited') return 'you-were-invited'
    return event.stage === 'audience' && me?.stage === 'seated' ? 'you-were-taken-down' : null
  }
  const renewed = event.type === 'gateway.renewed' && event.epoch !== null && room.gatewayEpoch !== event.epoch
  return renewed ? 'gateway-renewed' : null
}
