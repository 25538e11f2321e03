import { every, type Scope } from '#shared/kernel/scope'
import type { Bus } from '../bus/contract.ts'
import type { Room } from './room.ts'

const TELL_MS = 2_000

/** Tells a crowd how many it is, while that changes. */
export function tellHeadcount(room: Room, bus: Bus, scope: Scope): void {
  if (room.scenario.crowd !== true) return
  let told = 0
  every(scope, TELL_MS, () => {
    const count = room.current.room.members.length
    if (count === told) return
    told = count
    bus.publish(room.id, { kind: 'here', count })
  })
}
