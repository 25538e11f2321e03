import { every, type Scope } from '#shared/kernel/scope'
import type { Bus } from '../bus/contract.ts'
import { firstHands } from './crowd.ts'
import type { Room } from './room.ts'

const TELL_MS = 2_000

/** Tells a crowd how many it is, and when its first hands went up, while that changes. */
export function tellHeadcount(room: Room, bus: Bus, scope: Scope): void {
  if (room.scenario.crowd !== true) return
  let told = ''
  every(scope, TELL_MS, () => {
    const { members } = room.current.room
    const [count, hands] = [members.length, firstHands(members)]
    const telling = [count, ...hands].join()
    if (telling === told) return
    told = telling
    bus.publish(room.id, { kind: 'here', count, hands })
  })
}
