import * as v from 'valibot'
import { LONGEST_MINUTES, MAX_OCCURRENCES, MAX_STUDENTS, SHORTEST_MINUTES } from './plan.ts'
import { MAX_NAME_LENGTH } from './version.ts'

const MINUTE_MS = 60_000
/** The year 2100: what lies beyond is a mistake. */
const LATEST = 4_102_444_800_000
const DAY_MINUTES = 24 * 60
const WEEKDAYS = 7

const shortText = v.pipe(v.string(), v.maxLength(200))
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST), v.multipleOf(MINUTE_MS))
const title = v.pipe(v.string(), v.trim(), v.maxLength(MAX_NAME_LENGTH))
const minutes = v.pipe(v.number(), v.integer(), v.minValue(SHORTEST_MINUTES), v.maxValue(LONGEST_MINUTES))
const reminder = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DAY_MINUTES)))
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH))
const students = v.pipe(v.array(name), v.maxLength(MAX_STUDENTS), v.readonly())
/** Whether the computer knows such a zone is asked where it is used. */
const zone = v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z][\w+\-/]*$/))
const weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WEEKDAYS))
const weekdays = v.pipe(v.array(weekday), v.minLength(1), v.maxLength(WEEKDAYS), v.readonly())

const planEnd = v.variant('by', [
  v.object({ by: v.literal('count'), count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_OCCURRENCES)) }),
  v.object({ by: v.literal('date'), date: v.pipe(v.string(), v.isoDate()) }),
])

/** `PlanRepeat`. */
export const planRepeatSchema = v.variant('every', [
  v.object({ every: v.literal('day'), end: planEnd }),
  v.object({ every: v.literal('week'), weekdays, end: planEnd }),
])

/** Body of `POST /api/plans`. An empty title takes the scenario's own. */
export const planRequestSchema = v.object({
  scenario: shortText,
  variant: v.optional(shortText),
  title,
  startsAt: instant,
  zone,
  minutes,
  repeat: v.nullable(planRepeatSchema),
  students: v.optional(students),
  reminder: v.optional(reminder),
})

/** Body of `PATCH /api/plans/:id`. */
export const planChangeSchema = v.object({
  scope: v.picklist(['one', 'later', 'all']),
  occurrence: v.optional(v.number()),
  title: v.optional(title),
  startsAt: v.optional(instant),
  zone: v.optional(zone),
  minutes: v.optional(minutes),
  repeat: v.optional(v.nullable(planRepeatSchema)),
  students: v.optional(students),
  reminder: v.optional(reminder),
  cancelled: v.optional(v.literal(true)),
})

/** Body of `DELETE /api/plans/:id`; none cancels all. */
export const planCancelSchema = v.optional(v.object({ occurrence: v.optional(v.number()) }), {})
