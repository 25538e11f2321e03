import { impossible } from '#shared/kernel/impossible'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { MAX_OCCURRENCES, USUAL_REMINDER_MINUTES, type PlanChange, type PlanRepeat, type PlanRequest } from '#shared/protocol/plan'
import type { Exception, Person, Plan, Series } from './plan.ts'
import { occurrencesOf, startsOf, type Planned } from './recurrence.ts'
import { knowsZone } from './wall-clock.ts'

type Changed = Result<Plan, FailureCode>

/** "This and later" may be said so often of one plan. */
const MAX_SERIES = 20

/** A plan as it was asked for, or why there can be none. */
export function newPlan(id: string, { id: owner, name }: Person, request: PlanRequest, now: number): Changed {
  const series = seriesOf(1, request)
  const plan: Plan = {
    id,
    owner,
    ownerName: name,
    scenario: request.scenario,
    variant: request.variant ?? null,
    series: [series],
    students: request.students ?? [],
    reminder: request.reminder === undefined ? USUAL_REMINDER_MINUTES : request.reminder,
    cancelledAt: null,
    createdAt: now,
    changedAt: now,
    sequence: 0,
  }
  return checked(plan, now)
}

/** The plan with a change, or why it can't be made. */
export function changePlan(plan: Plan, change: PlanChange, now: number): Changed {
  if (plan.cancelledAt !== null) return failure('plan/cancelled')
  const changed = withTimes(plan, change, now)
  if (!changed.ok) return changed
  const { students = plan.students, reminder = plan.reminder } = change
  const next = { ...changed.value, students, reminder, changedAt: now, sequence: plan.sequence + 1 }
  return next.cancelledAt === null && movesTime(change) ? checked(next, now) : success(next)
}

/** The plan without one occurrence, or without all that have not passed. */
export function cancelPlan(plan: Plan, occurrence: number | undefined, now: number): Changed {
  return changePlan(plan, { scope: occurrence === undefined ? 'all' : 'one', occurrence, cancelled: true }, now)
}

const movesTime = ({ startsAt, minutes, repeat, zone }: PlanChange): boolean => startsAt !== undefined || minutes !== undefined || repeat !== undefined || zone !== undefined

function withTimes(plan: Plan, change: PlanChange, now: number): Changed {
  if (change.scope === 'all') return success(change.cancelled === true ? { ...plan, cancelledAt: now } : changeAll(plan, change))
  const place = placeOf(plan, change.occurrence)
  if (place === null) return failure('plan/not-found')
  const { series, index } = place
  // What takes place once has no others: a change of this one is a change of all.
  if (series.repeat === null && plan.series.length === 1) return withTimes(plan, { ...change, scope: 'all' }, now)
  switch (change.scope) {
    case 'one':
      return success(replaceSeries(plan, series, [changeOne(series, change, index)]))
    case 'later':
      return changeLater(plan, place, change, now)
    default:
      return impossible(change.scope)
  }
}

interface Place {
  readonly series: Series
  /** Of the occurrence in its series, from 0. */
  readonly index: number
}

function placeOf({ series }: Plan, occurrence: number | undefined): Place | null {
  for (const one of series.filter(({ dropped }) => !dropped)) {
    const index = startsOf(one).findIndex((at) => at === occurrence)
    if (index >= 0) return { series: one, index }
  }
  return null
}

/** One rule for all; the moved and cancelled ones stay what they are as long as the rule does. */
function changeAll(plan: Plan, change: PlanChange): Plan {
  const [first, ...others] = plan.series.filter(({ dropped }) => !dropped)
  if (first === undefined) return plan
  if (!movesTime(change)) return { ...plan, series: plan.series.map((one) => ({ ...one, title: change.title ?? one.title })) }
  const last = others.at(-1) ?? first
  const merged = seriesOf(first.number, {
    title: change.title ?? last.title,
    startsAt: change.startsAt ?? first.startsAt,
    zone: change.zone ?? first.zone,
    minutes: change.minutes ?? last.minutes,
    repeat: change.repeat === undefined ? wholeRepeat(plan, first) : change.repeat,
  })
  const sameRule = others.length === 0 && merged.startsAt === first.startsAt && merged.zone === first.zone && JSON.stringify(merged.repeat) === JSON.stringify(first.repeat)
  const kept = sameRule ? first.exceptions : []
  return { ...plan, series: plan.series.map((one) => (one === first ? { ...merged, exceptions: kept } : { ...one, dropped: true })) }
}

/** A rule that reaches as far as all series did together. */
function wholeRepeat(plan: Plan, { repeat }: Series): PlanRepeat | null {
  if (repeat === null || repeat.end.by === 'date') return repeat
  return { ...repeat, end: { by: 'count', count: Math.min(MAX_OCCURRENCES, occurrencesOf(plan).length) } }
}

function changeOne(series: Series, change: PlanChange, index: number): Series {
  const at = startsOf(series)[index] ?? series.startsAt
  const before = series.exceptions.find((one) => one.at === at)
  const moved = before?.kind === 'moved' ? before : { startsAt: at, minutes: series.minutes, title: series.title }
  const exception: Exception = change.cancelled === true
    ? { kind: 'cancelled', at }
    : { kind: 'moved', at, startsAt: change.startsAt ?? moved.startsAt, minutes: change.minutes ?? moved.minutes, title: change.title ?? moved.title }
  return { ...series, exceptions: [...series.exceptions.filter((one) => one.at !== at), exception] }
}

function changeLater(plan: Plan, { series, index }: Place, change: PlanChange, now: number): Changed {
  const starts = startsOf(series)
  const [at, last] = [starts[index] ?? series.startsAt, starts[index - 1]]
  const fresh = change.cancelled === true ? [] : [seriesOf(nextNumber(plan), {
    title: change.title ?? series.title,
    startsAt: change.startsAt ?? at,
    zone: change.zone ?? series.zone,
    minutes: change.minutes ?? series.minutes,
    repeat: change.repeat === undefined ? restOf(series.repeat, index) : change.repeat,
  })]
  if (plan.series.length + fresh.length > MAX_SERIES) return failure('plan/too-many')
  // What stays and what begins anew must not mix: names of occurrences are their starts.
  if (last !== undefined && fresh.some(({ startsAt }) => startsAt <= last)) return failure('request/invalid')
  const kept = index === 0 ? { ...series, dropped: true } : { ...series, repeat: cutTo(series.repeat, index), exceptions: series.exceptions.filter((one) => one.at < at) }
  const next = replaceSeries(plan, series, [kept, ...fresh])
  const later = next.series.map((one) => (one.startsAt > at && !fresh.includes(one) && one !== kept ? { ...one, dropped: true } : one))
  const left = later.some(({ dropped }) => !dropped)
  return success(left ? { ...next, series: later } : { ...plan, cancelledAt: now })
}

const restOf = (repeat: PlanRepeat | null, index: number): PlanRepeat | null =>
  (repeat === null || repeat.end.by === 'date' ? repeat : { ...repeat, end: { by: 'count', count: repeat.end.count - index } })

const cutTo = (repeat: PlanRepeat | null, count: number): PlanRepeat | null => (repeat === null ? null : { ...repeat, end: { by: 'count', count } })

const nextNumber = ({ series }: Plan): number => Math.max(...series.map(({ number }) => number)) + 1

const replaceSeries = (plan: Plan, old: Series, fresh: readonly Series[]): Plan => ({ ...plan, series: plan.series.flatMap((one) => (one === old ? fresh : [one])) })

/** A series whose first start is on a day of its rule. */
function seriesOf(number: number, { title, startsAt, zone, minutes, repeat }: Pick<Series, 'title' | 'startsAt' | 'zone' | 'minutes' | 'repeat'>): Series {
  const [first = startsAt] = knowsZone(zone) ? startsOf({ startsAt, zone, repeat }) : []
  return { number, title, startsAt: first, zone, minutes, repeat: sorted(repeat), exceptions: [], dropped: false }
}

const sorted = (repeat: PlanRepeat | null): PlanRepeat | null => (repeat?.every === 'week' ? { ...repeat, weekdays: [...new Set(repeat.weekdays)].sort() } : repeat)

/** A plan whose time is all gone, that has no end in sight or a zone that nobody knows is none. */
function checked(plan: Plan, now: number): Changed {
  if (plan.series.some(({ zone }) => !knowsZone(zone))) return failure('request/invalid')
  if (plan.series.some((one) => !one.dropped && startsOf(one).length === 0)) return failure('plan/over')
  const occurrences = occurrencesOf(plan)
  if (occurrences.length > MAX_OCCURRENCES) return failure('plan/too-many')
  return occurrences.some((one) => isAhead(one, now)) ? success(plan) : failure('plan/over')
}

const isAhead = ({ cancelled, endsAt }: Planned, now: number): boolean => !cancelled && endsAt > now
