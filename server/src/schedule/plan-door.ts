import { DOOR_OPENS_BEFORE_MS, type PlanDoor } from '#shared/protocol/plan'
import type { Plan } from './plan.ts'
import { occurrencesOf, type Planned } from './recurrence.ts'
import type { Held } from './shelf.ts'

/** What the door depends on besides the plan. */
export interface DoorFacts {
  readonly now: number
  readonly held: readonly Held[]
  /** Whether the host asks. */
  readonly mine: boolean
  /** People in an open room; null if it is not open. */
  peopleIn(room: string): number | null
}

/** Whether one may come in now. The host may from ten minutes before the start, others once somebody is in. */
export function doorOf(plan: Plan, facts: DoorFacts): PlanDoor {
  if (plan.cancelledAt !== null) return { state: 'cancelled' }
  const { now } = facts
  const planned = occurrencesOf(plan).filter(({ cancelled }) => !cancelled)
  const current = planned.filter((one) => opensAt(one) <= now).at(-1)
  const door = current === undefined ? null : doorOfCurrent(current, facts)
  if (door !== null) return door
  const next = planned.find((one) => opensAt(one) > now)
  return next === undefined ? { state: 'over' } : { state: 'closed', opensAt: opensAt(next), startsAt: next.startsAt }
}

function doorOfCurrent({ at, startsAt, endsAt }: Planned, { now, held, mine, peopleIn }: DoorFacts): PlanDoor | null {
  const room = held.find((one) => one.at === at)?.room ?? null
  const people = room === null ? null : peopleIn(room)
  const place = { startsAt, occurrence: at }
  if (people !== null) return { state: mine || people > 0 ? 'open' : 'waiting', ...place }
  if (now >= endsAt) return null
  // The room was ended: the host alone may open another.
  if (room !== null) return mine ? { state: 'open', ...place } : null
  return { state: mine ? 'open' : 'waiting', ...place }
}

const opensAt = ({ startsAt }: Planned): number => startsAt - DOOR_OPENS_BEFORE_MS
