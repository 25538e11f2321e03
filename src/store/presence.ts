import { impossible } from '#shared/kernel/impossible'
import type { Presence } from '#shared/room/state'
import type { Visibility } from '../platform/lifecycle/contract'
import { myMember } from './select'
import type { Visit } from './visit'

type Told = Exclude<Presence, 'away'>

interface Needs {
  readonly visit: Visit
  /** Background began or ended. */
  pause(paused: boolean): void
  /** Whoever shares a screen looks at what they show, and has not gone away. */
  sharing(): boolean
}

export interface PresenceTeller {
  set(presence: Told): void
  /** A link began: says it again if the room believes otherwise. */
  compare(): void
  /** Sharing began or ended. */
  look(): void
}

/** Tells the room when this app goes to the background or a phone call comes, and hurries when it returns. */
export function watchPresence({ visit, pause, sharing }: Needs): PresenceTeller {
  const { lifecycle, signaling } = visit.needs
  let last: Told = 'here'
  let visibility: Visibility = 'shown'
  const set = (presence: Told) => {
    if (presence === last || visit.scope.ended) return
    last = presence
    if (visit.live()) void signaling.command({ type: 'presence.set', presence })
  }
  const look = () => set(visibility === 'hidden' && sharing() ? 'here' : presenceAt(visibility))
  lifecycle.watch(visit.scope, (next) => {
    visibility = next
    pause(visibility !== 'shown')
    look()
    // The link may have died in the background without a word.
    if (visibility === 'shown') signaling.poke()
  })
  lifecycle.watchNetwork(visit.scope, (online) => {
    if (online) signaling.poke()
  })
  const compare = () => {
    const live = visit.live()
    const believed = live && myMember(live)?.presence
    if (believed && believed !== last) void signaling.command({ type: 'presence.set', presence: last })
  }
  return { set, compare, look }
}

function presenceAt(visibility: Visibility): Told {
  switch (visibility) {
    case 'shown':
      return 'here'
    case 'hidden':
      return 'background'
    case 'phone-call':
      return 'phone-call'
    default:
      return impossible(visibility)
  }
}
