import type { LoggedEvent } from '#shared/room/events'
import type { Law, Onlooker } from '#shared/scenario/law'
import type { RoomNotice } from '../bus/contract.ts'
import { veiledEvents } from '../rooms/veil.ts'

type EventsNotice = Extract<RoomNotice, { readonly kind: 'events' }>

/** What a role saw last of a notice: most people of one role see the same, and that is then encoded once. */
const lastSeen = new WeakMap<EventsNotice, Map<string, EventsNotice>>()

/** A notice as an onlooker may see it: the very same object for all who see the same, where that is found without a search. */
export function veiledNotice(notice: EventsNotice, law: Law, onlooker: Onlooker): EventsNotice {
  const events = veiledEvents(notice.events, law, onlooker)
  if (events === notice.events) return notice
  const byRole = lastSeen.get(notice) ?? new Map<string, EventsNotice>()
  lastSeen.set(notice, byRole)
  const last = byRole.get(onlooker.role)
  if (last !== undefined && last.events.every((logged, index) => shows(logged) === shows(events[index]))) return last
  const veiled: EventsNotice = { kind: 'events', events }
  byRole.set(onlooker.role, veiled)
  return veiled
}

/** What makes two views of one event the same. */
const shows = (logged: LoggedEvent | undefined): unknown => (logged?.event.type === 'law.happened' ? logged.event.happening : logged?.event)
