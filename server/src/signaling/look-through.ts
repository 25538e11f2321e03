import type { LoggedEvent } from '#shared/room/events'
import type { Onlooker } from '#shared/scenario/law'
import type { RuledScenario } from '#shared/scenario/manifest'
import type { RoomNotice } from '../bus/contract.ts'
import { isOfCrowd } from '../rooms/crowd.ts'
import { isHidden, withoutRuns } from '../rooms/veil.ts'
import { crowdNotice } from './crowd-notice.ts'
import { veiledNotice } from './veiled-notice.ts'
import type { Wire } from './wire.ts'

/** So many hidden events are told of at last, though nothing shown came: who resumes then has few to catch up with. */
const MOST_KEPT = 200

/** What decides who sees what in a room. */
type Looked = Pick<RuledScenario, 'law' | 'crowd' | 'roles'>

/**
 * Sends notices on as one onlooker may see them. What is hidden is kept back until something is shown, and told as one event then:
 * thirty people who draw for themselves are not thirty times as many frames for each other.
 */
export function lookThrough(wire: Pick<Wire, 'forward' | 'send'>, { law, crowd, roles }: Looked, onlooker: Onlooker): (notice: RoomNotice) => void {
  const inCrowd = isOfCrowd({ crowd, roles }, onlooker)
  let kept: readonly LoggedEvent[] = []

  return (notice) => {
    if (notice.kind === 'here' && !inCrowd) return
    if (notice.kind !== 'events' || (law.veil === undefined && !inCrowd)) return wire.forward(notice)
    const seen = veiledNotice(inCrowd ? crowdNotice(notice, onlooker.id) : notice, law, onlooker)
    const shown = !seen.events.every(isHidden)
    if (!shown) kept = withoutRuns([...kept, ...seen.events])
    if (kept.length > 0 && (shown || isMany(kept))) {
      wire.send({ type: 'events', events: kept })
      kept = []
    }
    if (shown) wire.forward(seen)
  }
}

const isMany = ([run]: readonly LoggedEvent[]): boolean => run?.event.type === 'law.hidden' && (run.event.count ?? 1) >= MOST_KEPT
