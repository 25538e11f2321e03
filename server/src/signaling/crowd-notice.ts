import type { MemberId } from '#shared/room/state'
import type { RoomNotice } from '../bus/contract.ts'
import { memberIn } from '../rooms/crowd.ts'

type EventsNotice = Extract<RoomNotice, { readonly kind: 'events' }>

/** What the crowd sees of a notice: one object for all of them, so that it is encoded once. */
const seenByCrowd = new WeakMap<EventsNotice, EventsNotice>()

/** A notice as one of the crowd may see it: what tells of oneself is whole. */
export function crowdNotice(notice: EventsNotice, you: MemberId): EventsNotice {
  const { events, crowd } = notice
  if (crowd === undefined) return notice
  if (events.some(({ event }) => memberIn(event) === you)) {
    return { kind: 'events', events: events.map((logged, index) => (memberIn(logged.event) === you ? logged : (crowd[index] ?? logged))) }
  }
  const known = seenByCrowd.get(notice)
  if (known !== undefined) return known
  const seen: EventsNotice = { kind: 'events', events: crowd }
  seenByCrowd.set(notice, seen)
  return seen
}
