import { leads } from '#shared/room/can'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { memberOf, type Member, type MemberId, type RoomState } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import type { Onlooker } from '#shared/scenario/law'

type Crowded = Pick<ScenarioManifest, 'crowd' | 'roles'>

/** Whether this onlooker is one of a crowd, and so is not told of everybody. */
export const isOfCrowd = (scenario: Crowded, { role }: Onlooker): boolean => scenario.crowd === true && !leads(scenario, role)

/** The room as one of the crowd may see it: who is on stage or leads, oneself, and how many there are. */
export function crowdRoom(room: RoomState, scenario: Crowded, onlooker: Onlooker): RoomState {
  if (!isOfCrowd(scenario, onlooker)) return room
  return { ...room, members: room.members.filter((member) => member.id === onlooker.id || isToldOf(member, scenario)), here: room.members.length, hands: firstHands(room.members) }
}

const MOST_HANDS = 50

/** When the first hands went up: one of the crowd finds the own place among them, whosever the others are. */
export const firstHands = (members: readonly Member[]): readonly number[] =>
  members.flatMap(({ hand }) => (hand === null ? [] : [hand])).toSorted((one, other) => one - other).slice(0, MOST_HANDS)

/** An event as the crowd sees it: who comes to the stage is shown as they stand there. `before` and `after`: the room around it. */
export function crowdEvent(logged: LoggedEvent, before: RoomState, after: RoomState, scenario: Crowded): LoggedEvent {
  const member = memberIn(logged.event)
  if (member === null) return logged
  const [was, is] = [toldOf(before, member, scenario), toldOf(after, member, scenario)]
  if (was !== null && is !== null) return logged
  return { ...logged, event: changed(logged.event, was, is) }
}

/** Whose coming, going or standing an event tells; null if it is about something else. */
export function memberIn(event: RoomEvent): MemberId | null {
  if (event.type === 'member.joined' || event.type === 'member.shown') return event.member.id
  return isOfMember(event) ? event.id : null
}

const OF_MEMBER = ['member.left', 'member.presence', 'member.media', 'member.hand', 'member.stage', 'member.hidden'] as const
type OfMember = Extract<RoomEvent, { readonly type: (typeof OF_MEMBER)[number] }>
const isOfMember = (event: RoomEvent): event is OfMember => OF_MEMBER.some((type) => type === event.type)

function changed(event: RoomEvent, was: Member | null, is: Member | null): RoomEvent {
  if (is !== null) return event.type === 'member.joined' ? event : { type: 'member.shown', member: is }
  if (was !== null) return event.type === 'member.left' ? event : { type: 'member.hidden', id: was.id }
  return { type: 'law.hidden' }
}

function toldOf(room: RoomState, id: MemberId, scenario: Crowded): Member | null {
  const member = memberOf(room, id)
  return member !== undefined && isToldOf(member, scenario) ? member : null
}

/** The crowd is told of who is on stage, or asked to it, and of who leads. */
export const isToldOf = ({ stage, role }: Member, scenario: Crowded): boolean => stage !== 'audience' || leads(scenario, role)
