import { failure, success, type Result } from '#shared/kernel/result'
import { MAX_OCCURRENCES, MAX_STUDENTS, USUAL_REMINDER_MINUTES, type Occurrence, type PlanChange, type PlanRepeat, type PlanRequest, type PlanScope, type PlanView } from '#shared/protocol/plan'
import type { PlansKey } from '../../ui/words/zh'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const USUAL_MINUTES = 45
const USUAL_COUNT = 10

/** The form as it stands: what fields hold, in this device's time. */
export interface Draft {
  readonly scenario: string
  readonly variant: string | undefined
  readonly title: string
  /** `2026-12-02` */
  readonly date: string
  /** `09:30` */
  readonly time: string
  readonly minutes: number
  readonly repeat: 'none' | 'day' | 'week'
  readonly weekdays: readonly number[]
  readonly endBy: 'count' | 'date'
  readonly count: string
  readonly until: string
  /** Minutes before; null: none. */
  readonly reminder: number | null
  /** One name a line. */
  readonly names: string
}

/** A new form: the next full hour, once. */
export function freshDraft(wish: Pick<Draft, 'scenario' | 'variant' | 'title'>, now: number): Draft {
  const startsAt = Math.ceil((now + MINUTE_MS) / HOUR_MS) * HOUR_MS
  return { ...wish, ...timesOf(startsAt), minutes: USUAL_MINUTES, repeat: 'none', weekdays: [weekdayAt(startsAt)], endBy: 'count', count: String(USUAL_COUNT), until: '', reminder: USUAL_REMINDER_MINUTES, names: '' }
}

/** The form of what is to be changed; of all, its first occurrence. */
export function draftOf(plan: PlanView, scope: PlanScope, occurrence: Occurrence): Draft {
  const { repeat } = plan
  const first = scope === 'all' ? plan.startsAt : occurrence.startsAt
  const end = repeat?.end
  const left = scope === 'later' ? plan.occurrences.filter(({ at }) => at >= occurrence.at).length : plan.occurrences.length
  return {
    scenario: plan.scenario,
    variant: plan.variant ?? undefined,
    title: scope === 'one' ? occurrence.title : plan.title,
    ...timesOf(first),
    minutes: scope === 'one' ? Math.round((occurrence.endsAt - occurrence.startsAt) / MINUTE_MS) : plan.minutes,
    repeat: repeat?.every ?? 'none',
    weekdays: repeat?.every === 'week' ? repeat.weekdays : [weekdayAt(first)],
    endBy: end?.by ?? 'count',
    count: String(end?.by === 'count' ? left : USUAL_COUNT),
    until: end?.by === 'date' ? end.date : '',
    reminder: plan.reminder,
    names: plan.students.join('\n'),
  }
}

/** What the form asks for, or what is missing in it. */
export function requestOf(draft: Draft, zone: string): Result<PlanRequest, PlansKey> {
  const startsAt = momentOf(draft.date, draft.time)
  if (startsAt === null) return failure('plans.form.when.missing')
  const repeat = repeatOf(draft)
  if (!repeat.ok) return repeat
  const students = namesOf(draft.names)
  if (students.length > MAX_STUDENTS) return failure('plans.form.names.many')
  const { scenario, variant, title, minutes, reminder } = draft
  return success({ scenario, variant, title: title.trim(), startsAt, zone, minutes, repeat: repeat.value, students, reminder })
}

/** What was changed in the form, and nothing else: a plan keeps its zone as long as its times stay. */
export function changeOf(before: Draft, draft: Draft, { scope, occurrence, zone }: { readonly scope: PlanScope; readonly occurrence: number; readonly zone: string }): Result<PlanChange, PlansKey> {
  const [old, asked] = [requestOf(before, zone), requestOf(draft, zone)]
  if (!asked.ok) return asked
  const was = old.ok ? old.value : null
  const { title, startsAt, minutes, repeat, students, reminder } = asked.value
  const moved = was?.startsAt !== startsAt
  return success({
    scope,
    occurrence,
    ...(was?.title === title ? {} : { title }),
    ...(moved ? { startsAt, zone } : {}),
    ...(was?.minutes === minutes ? {} : { minutes }),
    ...(scope === 'one' || same(was?.repeat, repeat) ? {} : { repeat }),
    ...(same(was?.students, students) ? {} : { students }),
    ...(was?.reminder === reminder ? {} : { reminder }),
  })
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function repeatOf({ repeat, weekdays, endBy, count, until, date }: Draft): Result<PlanRepeat | null, PlansKey> {
  if (repeat === 'none') return success(null)
  if (repeat === 'week' && weekdays.length === 0) return failure('plans.form.weekdays.missing')
  if (endBy === 'date' && (until === '' || until < date)) return failure('plans.form.until.missing')
  const times = Number(count)
  if (endBy === 'count' && !(Number.isInteger(times) && times >= 1 && times <= MAX_OCCURRENCES)) return failure('plans.form.count.wrong')
  const end = endBy === 'date' ? { by: 'date' as const, date: until } : { by: 'count' as const, count: times }
  return success(repeat === 'day' ? { every: 'day', end } : { every: 'week', weekdays: [...weekdays].sort(), end })
}

const namesOf = (text: string): readonly string[] => [...new Set(text.split(/[\n,，、]/).map((name) => name.trim().slice(0, 40)).filter((name) => name !== ''))]

/** On this device's clock. */
function momentOf(date: string, time: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/.exec(`${date} ${time}`)?.slice(1).map(Number)
  if (parts === undefined) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts
  return new Date(year, month - 1, day, hour, minute).getTime()
}

function timesOf(at: number): Pick<Draft, 'date' | 'time'> {
  const date = new Date(at)
  return { date: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`, time: `${two(date.getHours())}:${two(date.getMinutes())}` }
}

const weekdayAt = (at: number): number => new Date(at).getDay() || 7

const two = (count: number): string => String(count).padStart(2, '0')
