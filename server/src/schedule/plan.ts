import * as v from 'valibot'
import type { PlanRepeat } from '#shared/protocol/plan'
import { planRepeatSchema } from '#shared/protocol/plan-schema'
import type { MemberId } from '#shared/room/state'

/** Somebody who is signed in. */
export interface Person {
  readonly id: MemberId
  readonly name: string
}

/** One occurrence that is not as its series says. `at` is its start there. */
export type Exception =
  | { readonly kind: 'cancelled'; readonly at: number }
  | { readonly kind: 'moved'; readonly at: number; readonly startsAt: number; readonly minutes: number; readonly title: string }

/** Occurrences that follow one rule. "This and later" ends one series and begins another. */
export interface Series {
  /** Its number in the plan, for ever: calendars know it by that. */
  readonly number: number
  readonly title: string
  /** The first start, ms. */
  readonly startsAt: number
  /** IANA. */
  readonly zone: string
  readonly minutes: number
  readonly repeat: PlanRepeat | null
  readonly exceptions: readonly Exception[]
  /** A change of all took its place; calendars that know it must be told. */
  readonly dropped: boolean
}

/** What somebody plans: it keeps its id, and so its link, through all changes. */
export interface Plan {
  readonly id: string
  readonly owner: MemberId
  readonly ownerName: string
  readonly scenario: string
  readonly variant: string | null
  /** In the order of time; at least one that is not dropped. */
  readonly series: readonly Series[]
  readonly students: readonly string[]
  /** Minutes before the start, or null. */
  readonly reminder: number | null
  readonly cancelledAt: number | null
  readonly createdAt: number
  readonly changedAt: number
  /** How often it was changed (RFC 5545, SEQUENCE). */
  readonly sequence: number
}

const exceptionSchema = v.variant('kind', [
  v.object({ kind: v.literal('cancelled'), at: v.number() }),
  v.object({ kind: v.literal('moved'), at: v.number(), startsAt: v.number(), minutes: v.number(), title: v.string() }),
])

const seriesSchema = v.object({
  number: v.number(),
  title: v.string(),
  startsAt: v.number(),
  zone: v.string(),
  minutes: v.number(),
  repeat: v.nullable(planRepeatSchema),
  exceptions: v.pipe(v.array(exceptionSchema), v.readonly()),
  dropped: v.boolean(),
})

/** What of a plan is kept as JSON. */
export const planBodySchema = v.object({
  series: v.pipe(v.array(seriesSchema), v.readonly()),
  students: v.pipe(v.array(v.string()), v.readonly()),
  reminder: v.nullable(v.number()),
})
