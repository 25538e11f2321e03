import { every, type Scope } from '#shared/kernel/scope'
import type { Ephemeral } from '#shared/room/commands'
import type { MediaRoom } from '../media/contract'
import { withEphemeral } from './apply'
import type { Visit } from './visit'

type QualityTold = Extract<Ephemeral, { readonly type: 'quality' }>

const LOOK_EVERY_MS = 2_000
/** Who came since hears of an unchanged network this often. */
const REPEAT_MS = 20_000
/** Smaller changes of the round trip are no news. */
const RTT_STEP_MS = 20

/** Tells the room how this device's network does. */
export function tellQuality({ update, needs }: Visit, media: MediaRoom, scope: Scope): void {
  let told: { readonly key: string; readonly at: number } | null = null
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    const statistics = await media.statistics().finally(() => {
      looking = false
    })
    if (scope.ended) return
    const quality: QualityTold = { type: 'quality', ...statistics.quality, rttMs: statistics.rttMs === null ? null : Math.round(statistics.rttMs) }
    update((live) => withEphemeral(live, live.you, quality))
    const key = newsIn(quality)
    const now = needs.now()
    if (told && told.key === key && now - told.at < REPEAT_MS) return
    told = { key, at: now }
    needs.signaling.ephemeral(quality)
  }
  every(scope, LOOK_EVERY_MS, () => void look())
}

const newsIn = ({ up, down, rttMs }: QualityTold): string => `${up} ${down} ${rttMs === null ? 'none' : Math.round(rttMs / RTT_STEP_MS)}`
