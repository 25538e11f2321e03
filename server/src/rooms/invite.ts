import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { can, ruleOf } from '#shared/room/can'
import { memberOf, type MemberId, type RoomState } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'

/** Whether somebody may invite others to a role, or why not: the opener may, and a member who may end the room. */
export function mayInvite(room: RoomState, scenario: ScenarioManifest, by: MemberId, role: string): Result<void, FailureCode> {
  if (room.life.phase === 'ended') return failure('room/ended')
  if (room.removed.includes(by)) return failure('room/removed')
  const member = memberOf(room, by)
  const leads = by === room.host || (member !== undefined && can(member, 'end', scenario))
  if (!leads) return failure('member/not-allowed')
  const rule = ruleOf(scenario, role)
  if (rule === undefined) return failure('room/role-unknown')
  return rule.taken === 'by-invitation' ? success(undefined) : failure('member/not-allowed')
}
