import type { PlanView } from '#shared/protocol/plan'
import { clockTime } from '../../call/when'
import type { Translate } from '../../ui/words/translate'
import type { PlansKey } from '../../ui/words/zh'

const DAY_MS = 24 * 3_600_000
const WEEKDAY_KEYS: readonly PlansKey[] = ['plans.weekday.1', 'plans.weekday.2', 'plans.weekday.3', 'plans.weekday.4', 'plans.weekday.5', 'plans.weekday.6', 'plans.weekday.7']

/** A weekday's short name; 1 is Monday, 7 is Sunday. */
export function weekdayWord(weekday: number, t: Translate): string {
  const key = WEEKDAY_KEYS[weekday - 1]
  return key === undefined ? '' : t(key)
}

/** The day on this device's calendar, `12月2日 周三`; with its year if that is another one than `now`'s. */
export function dayWord(at: number, now: number, t: Translate): string {
  const date = new Date(at)
  const values = { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate(), weekday: weekdayWord(date.getDay() || 7, t) }
  return t(values.year === new Date(now).getFullYear() ? 'plans.day' : 'plans.year-day', values)
}

/** From when to when on this device's clock, `09:30–10:15`. */
export const spanWord = ({ startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number }): string => `${clockTime(startsAt)}–${clockTime(endsAt)}`

/** How a plan repeats, in a few words. */
export function repeatWord({ repeat, occurrences }: Pick<PlanView, 'repeat' | 'occurrences'>, t: Translate): string {
  const count = occurrences.length
  if (count === 1 || repeat === null) return t('plans.once')
  if (repeat.every === 'day') return t('plans.daily', { count })
  return t('plans.weekly', { days: repeat.weekdays.map((day) => weekdayWord(day, t)).join('、'), count })
}

/** In which stretch of a schedule something stands. */
export type Stretch = 'today' | 'week' | 'later'

/** By this device's calendar. */
export function stretchOf(startsAt: number, now: number): Stretch {
  const tomorrow = new Date(now)
  tomorrow.setHours(24, 0, 0, 0)
  if (startsAt < tomorrow.getTime()) return 'today'
  return startsAt < tomorrow.getTime() + 6 * DAY_MS ? 'week' : 'later'
}
