import type { Result } from '#shared/kernel/result'
import { failure, success } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoleWish } from '#shared/protocol/http'
import { ruleOf } from '#shared/room/can'
import type { RoleRule, ScenarioManifest } from '#shared/scenario/manifest'
import type { Api } from '../signaling/api'
import type { CheckAim } from './paths'

/** A room that can be entered, with what the visitor will be in it; `room` is null while it is still to be opened. */
export interface Door {
  readonly scenario: ScenarioManifest
  readonly title: string
  /** Of a room that is to be opened. */
  readonly variant?: string | undefined
  readonly room: { readonly id: string; readonly joinCode: string } | null
  /** As whom, if not as everybody who comes by code. */
  readonly wish: RoleWish
  readonly rule: RoleRule | undefined
}

interface Needs {
  readonly api: Pick<Api, 'findRoom'>
  readonly scenarios: readonly ScenarioManifest[]
  /** Whether this device opened the room. */
  readonly isMine: (room: string) => boolean
}

/** Finds what an aim points at; null for a check of the devices alone. */
export async function findDoor(aim: CheckAim, { api, scenarios, isMine }: Needs): Promise<Result<Door | null, FailureCode>> {
  if (aim.aim === 'devices') return success(null)
  if (aim.aim === 'open') {
    const scenario = scenarios.find(({ id }) => id === aim.scenario)
    return scenario ? success({ scenario, title: aim.title, variant: aim.variant, room: null, wish: {}, rule: ruleOf(scenario, scenario.hostRole) }) : failure('scenario/unknown')
  }
  const found = await api.findRoom(aim.room)
  if (!found.ok) return found
  const room = found.value
  if (room.life === 'ended') return failure('room/ended')
  const scenario = scenarios.find(({ id }) => id === room.scenario)
  if (!scenario) return failure('scenario/unknown')
  const role = aim.role ?? (isMine(room.id) ? scenario.hostRole : scenario.guestRole)
  return success({ scenario, title: room.title, room, wish: { role: aim.role, invitation: aim.invitation }, rule: ruleOf(scenario, role) })
}
