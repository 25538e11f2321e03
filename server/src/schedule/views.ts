import type { Occurrence, PlanLine, PlansReply, PlanView } from '#shared/protocol/plan'
import type { MemberId } from '#shared/room/state'
import type { Plan } from './plan.ts'
import { occurrencesOf, type Planned } from './recurrence.ts'
import type { Held } from './shelf.ts'

/** Of one plan in a schedule, so that a daily one hides no other. */
const COMING_OF_ONE = 10
const PAST_OF_ONE = 20
const MAX_COMING = 200
const MAX_PAST = 50
/** What was planned and not held is shown so long. */
const PAST_SHOWN_MS = 90 * 24 * 3_600_000

/** A plan and where it was held. */
export interface KeptPlan {
  readonly plan: Plan
  readonly held: readonly Held[]
}

/** A plan as this person may see it; null is a stranger with the link. */
export function viewOf({ plan, held }: KeptPlan, viewer: MemberId | null, now: number): PlanView {
  const { id, scenario, variant, ownerName, reminder, cancelledAt, students } = plan
  const mine = viewer === plan.owner
  const standing = plan.series.filter(({ dropped }) => !dropped)
  // What is shown in front is the rule that goes on.
  const [first] = standing
  const rule = standing.at(-1) ?? first
  return {
    id, scenario, variant, reminder, mine,
    title: rule?.title ?? '',
    host: ownerName,
    zone: rule?.zone ?? 'UTC',
    startsAt: first?.startsAt ?? 0,
    minutes: rule?.minutes ?? 0,
    repeat: rule?.repeat ?? null,
    cancelled: cancelledAt !== null,
    students: mine ? students : [],
    occurrences: occurrencesOf(plan).map((planned) => shown(planned, held, mine, now)),
  }
}

/** The schedule of one person, from all their plans. */
export function scheduleOf(plans: readonly KeptPlan[], viewer: MemberId, now: number): PlansReply {
  const lines = plans.map((kept) => linesOf(kept, viewer, now))
  const coming = lines.flatMap((one) => one.coming).sort((one, other) => one.occurrence.startsAt - other.occurrence.startsAt)
  const past = lines.flatMap((one) => one.past).sort((one, other) => other.occurrence.startsAt - one.occurrence.startsAt)
  return { now, coming: coming.slice(0, MAX_COMING), past: past.slice(0, MAX_PAST) }
}

function linesOf({ plan, held }: KeptPlan, viewer: MemberId, now: number): Pick<PlansReply, 'coming' | 'past'> {
  const mine = viewer === plan.owner
  const all = occurrencesOf(plan)
  const line = (occurrence: Occurrence): PlanLine => ({ id: plan.id, scenario: plan.scenario, host: plan.ownerName, mine, repeats: all.length > 1, occurrence })
  const ahead = all.filter(({ endsAt }) => endsAt > now).slice(0, plan.cancelledAt === null ? COMING_OF_ONE : 1)
  const known = new Set(all.map(({ at }) => at))
  const gone = held.filter(({ at }) => !known.has(at)).map((one) => heldLong(one, plan))
  const past = all.filter(({ at, endsAt, cancelled }) => endsAt <= now && (held.some((one) => one.at === at) || (!cancelled && endsAt > now - PAST_SHOWN_MS)))
  return {
    coming: ahead.map((planned) => line(shown(planned, held, mine, now))),
    past: [...gone, ...past].map((planned) => line(shown(planned, held, true, now))).slice(-PAST_OF_ONE),
  }
}

/** It was held, and then the whole rule was changed. */
const heldLong = ({ at, openedAt }: Held, { series }: Plan): Planned => ({ at, startsAt: openedAt, endsAt: openedAt, title: series[0]?.title ?? '', cancelled: false })

function shown({ at, startsAt, endsAt, title, cancelled }: Planned, held: readonly Held[], mine: boolean, now: number): Occurrence {
  const room = held.find((one) => one.at === at)?.room ?? null
  return { at, startsAt, endsAt, title, cancelled, room: mine || endsAt <= now ? room : null }
}
