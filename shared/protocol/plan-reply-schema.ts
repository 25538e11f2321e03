import * as v from 'valibot'
import { planRepeatSchema } from './plan-schema.ts'

const occurrence = v.object({
  at: v.number(),
  startsAt: v.number(),
  endsAt: v.number(),
  title: v.string(),
  cancelled: v.boolean(),
  room: v.nullable(v.string()),
})

const plan = v.object({
  id: v.string(),
  scenario: v.string(),
  variant: v.nullable(v.string()),
  title: v.string(),
  host: v.string(),
  mine: v.boolean(),
  zone: v.string(),
  startsAt: v.number(),
  minutes: v.number(),
  repeat: v.nullable(planRepeatSchema),
  reminder: v.nullable(v.number()),
  cancelled: v.boolean(),
  students: v.pipe(v.array(v.string()), v.readonly()),
  occurrences: v.pipe(v.array(occurrence), v.readonly()),
})

const door = v.variant('state', [
  v.object({ state: v.literal('closed'), opensAt: v.number(), startsAt: v.number() }),
  v.object({ state: v.literal('waiting'), startsAt: v.number(), occurrence: v.number() }),
  v.object({ state: v.literal('open'), startsAt: v.number(), occurrence: v.number() }),
  v.object({ state: v.literal('over') }),
  v.object({ state: v.literal('cancelled') }),
])

/** `PlanReply` as it comes over the wire. */
export const planReplySchema = v.object({ now: v.number(), plan, door })

const line = v.object({ id: v.string(), scenario: v.string(), host: v.string(), mine: v.boolean(), repeats: v.boolean(), occurrence })
const lines = v.pipe(v.array(line), v.readonly())

/** `PlansReply` as it comes over the wire. */
export const plansReplySchema = v.object({ now: v.number(), coming: lines, past: lines })

const room = v.object({
  id: v.string(),
  joinCode: v.string(),
  scenario: v.string(),
  variant: v.nullable(v.string()),
  title: v.string(),
  openedAt: v.number(),
  people: v.number(),
  life: v.picklist(['open', 'ended']),
})

/** `EnterReply` as it comes over the wire. */
export const enterReplySchema = v.variant('state', [
  v.object({ state: v.literal('open'), now: v.number(), room }),
  v.object({ state: v.literal('waiting'), now: v.number(), startsAt: v.number(), host: v.string() }),
])
