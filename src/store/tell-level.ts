import { after, type Scope } from '#shared/kernel/scope'
import type { MediaRoom } from '../media/contract'
import { withLevel } from './apply'
import type { Visit } from './visit'

/** At most five a second. */
const APART_MS = 200
/** A smaller change is not seen on a ring around a tile. */
const STEP = 0.05

/** Tells the room how loud this person is, and shows it here at once. */
export function tellLevel({ update, needs }: Visit, media: MediaRoom, scope: Scope): void {
  let told = 0
  let resting = false
  const tell = () => {
    const { levels, microphone } = media.store.getState()
    const level = microphone.state === 'on' ? round(levels['local'] ?? 0) : 0
    const isChange = Math.abs(level - told) >= STEP || (level === 0 && told !== 0)
    if (resting || !isChange || scope.ended) return
    told = level
    resting = true
    after(scope, APART_MS, () => {
      resting = false
      tell()
    })
    update((live) => withLevel(live, live.you, level))
    needs.signaling.ephemeral({ type: 'level', level })
  }
  scope.onEnd(media.store.subscribe(tell))
}

const round = (level: number): number => Math.round(level * 100) / 100
