import type { Json } from '#shared/kernel/json'
import { failure, success } from '#shared/kernel/result'
import { can } from '#shared/room/can'
import type { RoomEvent } from '#shared/room/events'
import { memberOf, type MemberId, type RoomState } from '#shared/room/state'
import type { Law } from '#shared/scenario/law'
import type { RuledScenario } from '#shared/scenario/manifest'
import type { Asked, Decision } from '../asked.ts'
import { freeSeats } from './stage.ts'

/** `law.move`: the scenario's law decides, the server has its authority. */
export function move({ room, member, scenario, now, random }: Asked, data: Json): Decision {
  if (!can(member, 'move', scenario)) return failure('member/not-allowed')
  const parsed = scenario.law.parseMove(data)
  if (parsed === null) return failure('law/unknown-move')
  const decided = scenario.law.decide(room.law, parsed, { by: member.id, role: member.role, now, random, room })
  return decided.ok ? success(decided.value.map(asEvent)) : decided
}

/** What the law makes of its deadline, if it has come. */
export function atDeadline(room: RoomState, law: Law, now: number): readonly RoomEvent[] {
  const deadline = room.life.phase === 'open' ? law.nextDeadline(room.law) : null
  return deadline === null || deadline > now ? [] : law.atDeadline(room.law, now).map(asEvent)
}

/** What the law adds when somebody left or lost the seat; `before` is the room before `event`, `after` behind it. */
export function consequences(event: RoomEvent, before: RoomState, after: RoomState, law: Law, now: number): readonly RoomEvent[] {
  if (after.life.phase === 'ended') return []
  if (event.type === 'member.left') return law.afterLeave(after.law, event.id, now).map(asEvent)
  const lostSeat = event.type === 'member.stage' && event.stage === 'audience' && memberOf(before, event.id)?.stage === 'seated'
  return lostSeat ? law.afterLeave(after.law, event.id, now).map(asEvent) : []
}

/** What the law adds to any event; `after` is the room behind it. */
export function additions(event: RoomEvent, after: RoomState, { law, seats }: Pick<RuledScenario, 'law' | 'seats'>, now: number): readonly RoomEvent[] {
  if (law.afterEvent === undefined || after.life.phase === 'ended') return []
  return law.afterEvent(after.law, event, now, after, freeSeats(after, { seats })).map(asEvent)
}

/** Whom the law lets a member's passing data reach. */
export function passing(room: RoomState, law: Law, from: MemberId, data: Json): 'everybody' | readonly MemberId[] {
  const member = memberOf(room, from)
  return member === undefined ? [] : (law.passing?.(room.law, data, { id: from, role: member.role }, room) ?? [])
}

const asEvent = (happening: Json): RoomEvent => ({ type: 'law.happened', happening })
