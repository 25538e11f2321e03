import type { RecordingReply } from '#shared/protocol/http'
import type { LoggedEvent } from '#shared/room/events'
import type { MemberId } from '#shared/room/state'
import type { RuledScenario } from '#shared/scenario/manifest'
import { isHidden, veiledEvents } from '../rooms/veil.ts'

/** What happened in a room, as far as somebody may see it who was there; of what the scenario's law hides nothing is left. */
export function seenBy(scenarios: readonly RuledScenario[], scenario: string, reader: MemberId, { people, events }: Pick<RecordingReply, 'people' | 'events'>): readonly LoggedEvent[] {
  const law = scenarios.find(({ id }) => id === scenario)?.law
  // Of a scenario that is no more nobody knows what it hid.
  if (law === undefined) return events.filter(({ event }) => event.type !== 'law.happened')
  const role = people.find(({ id }) => id === reader)?.role ?? ''
  return veiledEvents(events, law, { id: reader, role }).filter((logged) => !isHidden(logged))
}
