import { failure, success } from '#shared/kernel/result'
import { can, ruleOf } from '#shared/room/can'
import { memberOf, type Member, type MemberId, type RoomState, type StagePlace } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import type { Asked, Decision } from '../asked.ts'

/** `stage.invite`: asks somebody of the audience up; who may invite sits down by inviting themselves. */
export function invite({ room, member, scenario }: Asked, target: MemberId): Decision {
  const other = memberOf(room, target)
  if (other === undefined) return failure('member/not-found')
  if (!can(member, 'invite', scenario) || !mayBeSeated(other, scenario)) return failure('member/not-allowed')
  if (other.stage !== 'audience') return success([])
  if (!hasFreeSeat(room, scenario)) return failure('stage/full')
  return place(other, target === member.id ? 'seated' : 'invited', member.id)
}

/** `stage.answer`: the seat is taken at the answer, so it may be gone by then. */
export function answer({ room, member, scenario }: Asked, accept: boolean): Decision {
  if (member.stage !== 'invited') return failure('stage/not-invited')
  if (accept && !hasFreeSeat(room, scenario)) return failure('stage/full')
  return place(member, accept ? 'seated' : 'audience', member.id)
}

/** `stage.leave`: down to the audience, still in the room. */
export const leaveStage = ({ member }: Asked): Decision =>
  member.stage === 'audience' ? success([]) : place(member, 'audience', member.id)

/** `stage.takeDown`: somebody else goes down; an invitation is withdrawn the same way. */
export function takeDown({ room, member, scenario }: Asked, target: MemberId): Decision {
  const mayNot = memberOf(room, target) !== undefined && !can(member, 'take-down', scenario)
  return mayNot ? failure('member/not-allowed') : lower(room, target, member.id)
}

/** Takes somebody down on behalf of a member, or of the scenario's law; the host goes by themselves alone. */
export function lower(room: RoomState, target: MemberId, by: MemberId | null): Decision {
  const other = memberOf(room, target)
  if (other === undefined) return failure('member/not-found')
  if (target === room.host && by !== room.host) return failure('member/not-allowed')
  return other.stage === 'audience' ? success([]) : place(other, 'audience', by)
}

/** Seats somebody at once, on behalf of the scenario's law. */
export function seat(room: RoomState, scenario: ScenarioManifest, target: MemberId): Decision {
  const other = memberOf(room, target)
  if (other === undefined) return failure('member/not-found')
  if (!mayBeSeated(other, scenario)) return failure('member/not-allowed')
  if (other.stage === 'seated') return success([])
  return hasFreeSeat(room, scenario) ? place(other, 'seated', null) : failure('stage/full')
}

/** Asks somebody up on behalf of the scenario's law: no more people than there are seats. */
export function ask(room: RoomState, scenario: ScenarioManifest, target: MemberId): Decision {
  const other = memberOf(room, target)
  if (other === undefined) return failure('member/not-found')
  if (!mayBeSeated(other, scenario)) return failure('member/not-allowed')
  if (other.stage !== 'audience') return success([])
  return freeSeats(room, scenario) > 0 ? place(other, 'invited', null) : failure('stage/full')
}

/** Seats that nobody has, and to which nobody is asked. */
export const freeSeats = (room: RoomState, { seats }: Pick<ScenarioManifest, 'seats'>): number =>
  seats - room.members.filter(({ stage }) => stage !== 'audience').length

/** Whether one more may sit on stage. */
export const hasFreeSeat = (room: RoomState, scenario: Pick<ScenarioManifest, 'seats'>): boolean =>
  room.members.filter(({ stage }) => stage === 'seated').length < scenario.seats

const mayBeSeated = ({ role }: Member, scenario: ScenarioManifest): boolean => ruleOf(scenario, role)?.can.includes('publish') ?? false

/** Who declines, or is asked no more, waits no more: the hand goes down first, so that a law which looks for hands finds none here. */
const place = ({ id, hand }: Member, stage: StagePlace, by: MemberId | null): Decision =>
  success([...(stage === 'audience' && hand !== null ? [{ type: 'member.hand', id, raised: false } as const] : []), { type: 'member.stage', id, stage, by }])
