import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { ruleOf } from '#shared/room/can'
import type { RoomEvent } from '#shared/room/events'
import { memberOf, type ClientKind, type Member, type MemberId, type RoomState } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { hasFreeSeat } from './duties/stage.ts'

/** Who stands at the door. `role` is what they ask for by name, or null; `invited`: with an invitation to it. */
export interface Visitor {
  readonly id: MemberId
  readonly name: string
  readonly role: string | null
  readonly invited: boolean
  readonly client: ClientKind
}

/** The role in which somebody may come in, or why not. Who is in already may always come back, as what they were. */
export function admit(room: RoomState, scenario: ScenarioManifest, visitor: Visitor): Result<string, FailureCode> {
  if (room.life.phase === 'ended') return failure('room/ended')
  if (room.removed.includes(visitor.id)) return failure('room/removed')
  const known = memberOf(room, visitor.id)
  if (known !== undefined) return success(known.role)
  const isHost = visitor.id === room.host
  const role = visitor.role ?? (isHost ? scenario.hostRole : scenario.guestRole)
  const rule = ruleOf(scenario, role)
  if (rule === undefined) return failure('room/role-unknown')
  if (isHost) return success(role)
  if (rule.taken === 'by-host') return failure('member/not-allowed')
  if (rule.taken === 'by-invitation' && !visitor.invited) return failure('room/role-invitation')
  if (room.members.length >= scenario.capacity) return failure('room/full')
  const alike = room.members.filter((member) => member.role === role).length
  return alike >= rule.limit ? failure('room/role-full') : success(role)
}

/** What coming in changes. `resuming`: the same program after a cut, so its own word on presence still holds. */
export function enter(room: RoomState, scenario: ScenarioManifest, visitor: Visitor, now: number, resuming: boolean): Result<readonly RoomEvent[], FailureCode> {
  const admitted = admit(room, scenario, visitor)
  if (!admitted.ok) return admitted
  const known = memberOf(room, visitor.id)
  if (known === undefined) return success([{ type: 'member.joined', member: newMember(room, scenario, visitor, admitted.value, now) }])
  if (known.client !== visitor.client || known.name !== visitor.name) {
    return success([{ type: 'member.joined', member: { ...known, client: visitor.client, name: visitor.name, presence: 'here' } }])
  }
  const back = known.presence === 'away' || (known.presence !== 'here' && !resuming)
  return success(back ? [{ type: 'member.presence', id: visitor.id, presence: 'here' }] : [])
}

function newMember(room: RoomState, scenario: ScenarioManifest, visitor: Visitor, role: string, now: number): Member {
  const seated = ruleOf(scenario, role)?.arrives === 'seated' && hasFreeSeat(room, scenario)
  return {
    id: visitor.id,
    name: visitor.name,
    role,
    client: visitor.client,
    joinedAt: now,
    presence: 'here',
    stage: seated ? 'seated' : 'audience',
    microphone: 'off',
    camera: 'off',
    hand: null,
  }
}
