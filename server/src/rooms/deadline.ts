import { success } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { Bus } from '../bus/contract.ts'
import { atDeadline } from './duties/law.ts'
import type { Room } from './room.ts'

/** No law is asked more often than this, even if it leaves its deadline in the past. */
const MIN_DELAY_MS = 20
/** Longest delay a timer can have; it is armed again then. */
const MAX_DELAY_MS = 24 * 3_600_000

/** Calls the room's law when its deadline comes. The deadline is state, so it is armed again after a restart. */
export function keepDeadlines(room: Room, bus: Bus, now: () => number, scope: Scope): void {
  let armed = createScope(scope)
  let armedFor: number | null = null

  function arm(): void {
    const { life, law } = room.current.room
    const deadline = life.phase === 'open' ? room.scenario.law.nextDeadline(law) : null
    if (deadline === armedFor && !armed.ended) return
    armed.end()
    armed = createScope(scope)
    armedFor = deadline
    if (deadline === null) return
    after(armed, Math.min(Math.max(deadline - now(), MIN_DELAY_MS), MAX_DELAY_MS), () => void ring())
  }

  async function ring(): Promise<void> {
    await room.change((state, at) => success(atDeadline(state, room.scenario.law, at)))
    if (scope.ended) return
    armed.end()
    arm()
  }

  bus.subscribe(room.id, scope, arm)
  arm()
}
