import { impossible } from '#shared/kernel/impossible'
import { MAX_OCCURRENCES, type PlanRepeat } from '#shared/protocol/plan'
import type { Plan, Series } from './plan.ts'
import { dayText, laterDay, momentOf, wallTime, weekdayOf, type Day } from './wall-clock.ts'

/** A time that a plan takes place, and whether it still does. */
export interface Planned {
  /** Its name: the start by the rule. */
  readonly at: number
  readonly startsAt: number
  readonly endsAt: number
  readonly title: string
  readonly cancelled: boolean
}

const MINUTE_MS = 60_000
const WEEK_DAYS = 7
/** Longest search for the next day of a rule; each week has one. */
const MAX_DAYS = (MAX_OCCURRENCES + 1) * WEEK_DAYS

/** The starts of a rule, in order; one more than a plan may have if there are too many. */
export function startsOf({ startsAt, zone, repeat }: Pick<Series, 'startsAt' | 'zone' | 'repeat'>): readonly number[] {
  if (repeat === null) return [startsAt]
  const { hour, minute, ...first } = wallTime(startsAt, zone)
  const starts: number[] = []
  for (let days = 0; days < MAX_DAYS && starts.length <= MAX_OCCURRENCES; days += 1) {
    const day = laterDay(first, days)
    if (isBeyond(repeat, day, starts.length)) break
    if (isOn(repeat, day)) starts.push(momentOf({ ...day, hour, minute }, zone))
  }
  return starts
}

/** Every occurrence of a plan, the cancelled ones too, in the order of their starts. */
export function occurrencesOf({ series, cancelledAt }: Pick<Plan, 'series' | 'cancelledAt'>): readonly Planned[] {
  return series.filter(({ dropped }) => !dropped)
    .flatMap(occurrencesOfSeries)
    .map((planned) => (cancelledAt === null || planned.endsAt <= cancelledAt ? planned : { ...planned, cancelled: true }))
    .sort((one, other) => one.startsAt - other.startsAt)
}

/** The same for one series. */
export function occurrencesOfSeries(series: Series): readonly Planned[] {
  return startsOf(series).map((at) => {
    const plain = { at, startsAt: at, endsAt: at + series.minutes * MINUTE_MS, title: series.title, cancelled: false }
    const exception = series.exceptions.find((one) => one.at === at)
    if (exception === undefined) return plain
    if (exception.kind === 'cancelled') return { ...plain, cancelled: true }
    const { startsAt, minutes, title } = exception
    return { at, startsAt, endsAt: startsAt + minutes * MINUTE_MS, title, cancelled: false }
  })
}

function isOn(repeat: PlanRepeat, day: Day): boolean {
  switch (repeat.every) {
    case 'day':
      return true
    case 'week':
      return repeat.weekdays.includes(weekdayOf(day))
    default:
      return impossible(repeat)
  }
}

function isBeyond({ end }: PlanRepeat, day: Day, found: number): boolean {
  switch (end.by) {
    case 'count':
      return found >= end.count
    case 'date':
      return dayText(day) > end.date
    default:
      return impossible(end)
  }
}
