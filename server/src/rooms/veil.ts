import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import type { RoomState } from '#shared/room/state'
import type { Law, Onlooker } from '#shared/scenario/law'

const HIDDEN: RoomEvent = { type: 'law.hidden' }

/** The room as an onlooker may see it; the same object if nothing is hidden. */
export function veiledRoom(room: RoomState, { veil }: Law, onlooker: Onlooker): RoomState {
  const law = veil === undefined ? room.law : veil.state(room.law, onlooker)
  return law === room.law ? room : { ...room, law }
}

/** Events as an onlooker may see them, each in its place; the same list if nothing is hidden. */
export function veiledEvents(events: readonly LoggedEvent[], law: Law, onlooker: Onlooker): readonly LoggedEvent[] {
  const veiled = events.map((logged) => veiledEvent(logged, law, onlooker))
  return veiled.every((logged, index) => logged === events[index]) ? events : veiled
}

function veiledEvent(logged: LoggedEvent, { veil }: Law, onlooker: Onlooker): LoggedEvent {
  const { event } = logged
  if (veil === undefined || event.type !== 'law.happened') return logged
  const happening = veil.happening(event.happening, onlooker)
  if (happening === event.happening) return logged
  return { ...logged, event: happening === null ? HIDDEN : { type: 'law.happened', happening } }
}

/** Each run of hidden events as one, numbered as its last. */
export function withoutRuns(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const told: LoggedEvent[] = []
  for (const logged of events) {
    const before = told.at(-1)
    const many = hiddenIn(logged)
    const run = before === undefined || many === 0 ? 0 : hiddenIn(before)
    if (run > 0) told[told.length - 1] = { ...logged, event: { type: 'law.hidden', count: run + many } }
    else told.push(logged)
  }
  return told
}

/** How many events this one stands for because they are hidden; 0 if it is shown. */
const hiddenIn = ({ event }: LoggedEvent): number => (event.type === 'law.hidden' ? (event.count ?? 1) : 0)

/** Whether nothing of this is shown. */
export const isHidden = ({ event }: LoggedEvent): boolean => event.type === 'law.hidden'
