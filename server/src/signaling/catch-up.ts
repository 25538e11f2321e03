import type { LoggedEvent } from '#shared/room/events'
import type { ServerMessage } from '#shared/protocol/server-message'
import type { Onlooker } from '#shared/scenario/law'
import type { RuledScenario } from '#shared/scenario/manifest'
import type { RoomLog } from '../rooms/log.ts'
import { crowdRoom, isOfCrowd, memberIn } from '../rooms/crowd.ts'
import type { Snapshot } from '../rooms/snapshot.ts'
import { veiledEvents, veiledRoom, withoutRuns } from '../rooms/veil.ts'
import type { Join } from './connection.ts'

/** Who missed more, in number or in JSON text, gets a snapshot. */
const MAX_MISSED = 5_000
const MAX_MISSED_LENGTH = 1024 * 1024
/** Events in one frame. */
const EVENTS_A_FRAME = 200

/** Supplied by `enter-room.ts`. */
export interface CatchUpNeeds {
  readonly log: Pick<RoomLog, 'epoch' | 'readSince'>
  readonly scenario: Pick<RuledScenario, 'law' | 'crowd' | 'roles'>
}

/** What brings a client to `current`: the events it missed, or the whole room, as this member may see them. */
export async function catchUp({ log, scenario }: CatchUpNeeds, current: Snapshot, you: Onlooker, join: Join, now: number): Promise<readonly ServerMessage[]> {
  const { seq, room } = current
  const snapshot = (): readonly ServerMessage[] => [{ type: 'snapshot', epoch: log.epoch, seq, you: you.id, now, room: veiledRoom(crowdRoom(room, scenario, you), scenario.law, you) }]
  const missed = join.epoch === log.epoch && join.since !== undefined ? seq - join.since : null
  if (missed === null || missed < 0 || missed > MAX_MISSED) return snapshot()
  const stored = missed === 0 ? [] : await log.readSince(room.id, seq - missed, missed)
  // How others of the crowd stood at each of these is not known any more.
  if (isOfCrowd(scenario, you) && stored.some(({ event }) => (memberIn(event) ?? you.id) !== you.id)) return snapshot()
  const events = withoutRuns(veiledEvents(stored, scenario.law, you))
  return JSON.stringify(events).length > MAX_MISSED_LENGTH ? snapshot() : [{ type: 'resumed', seq, now }, ...inFrames(events)]
}

function inFrames(events: readonly LoggedEvent[]): readonly ServerMessage[] {
  const count = Math.ceil(events.length / EVENTS_A_FRAME)
  return Array.from({ length: count }, (_, index) => ({ type: 'events', events: events.slice(index * EVENTS_A_FRAME, (index + 1) * EVENTS_A_FRAME) }))
}
