import { failure, success } from '#shared/kernel/result'
import { can } from '#shared/room/can'
import { memberOf, type MemberId, type Presence, type RoomState } from '#shared/room/state'
import type { Asked, Decision } from '../asked.ts'

/** `hand.set`: everybody may lower the own hand; who invites may lower another's. */
export function setHand({ room, member, scenario }: Asked, raised: boolean, target: MemberId = member.id): Decision {
  const other = memberOf(room, target)
  if (other === undefined) return failure('member/not-found')
  const allowed = target === member.id ? !raised || can(member, 'raise-hand', scenario) : !raised && can(member, 'invite', scenario)
  if (!allowed) return failure('member/not-allowed')
  if (!raised) return lowerHand(room, target)
  return success(other.hand === null ? [{ type: 'member.hand', id: target, raised }] : [])
}

/** A hand goes down, whoever wants it. */
export function lowerHand(room: RoomState, target: MemberId): Decision {
  const other = memberOf(room, target)
  if (other === undefined) return failure('member/not-found')
  return success(other.hand === null ? [] : [{ type: 'member.hand', id: target, raised: false }])
}

/** `presence.set`: the client's own word, such as a phone call. */
export function setPresence({ member }: Asked, presence: Presence): Decision {
  return success(member.presence === presence ? [] : [{ type: 'member.presence', id: member.id, presence }])
}

/** `member.remove`: the host stays, and nobody removes themselves. */
export function remove({ room, member, scenario }: Asked, target: MemberId): Decision {
  if (!can(member, 'remove', scenario) || target === room.host || target === member.id) return failure('member/not-allowed')
  if (memberOf(room, target) === undefined) return failure('member/not-found')
  return success([{ type: 'member.left', id: target, why: 'removed' }])
}

/** `room.leave`: gives up seat and rights at once. */
export const leave = ({ member }: Asked): Decision => success([{ type: 'member.left', id: member.id, why: 'left' }])

/** `room.end`: for everybody, for ever. */
export function endRoom({ member, scenario }: Asked): Decision {
  return can(member, 'end', scenario) ? success([{ type: 'room.ended', why: 'by-host' }]) : failure('member/not-allowed')
}
