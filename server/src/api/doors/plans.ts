import { success } from '#shared/kernel/result'
import { enterReplySchema, planReplySchema, plansReplySchema } from '#shared/protocol/plan-reply-schema'
import { planCancelSchema, planChangeSchema, planRequestSchema } from '#shared/protocol/plan-schema'
import { calendarOf } from '../../schedule/calendar/calendar-of.ts'
import type { Plans } from '../../schedule/plans.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { knowingDoor, signedDoor, textDoor, type Door, type JsonDoor } from '../door.ts'
import { httpBase } from '../origin.ts'
import { summaryOf } from './rooms.ts'

/** Supplied by `serve.ts`. */
export interface PlanDoorNeeds {
  readonly tokens: Tokens
  readonly plans: Plans
  readonly now: () => number
}

const idMeans = 'A plan’s id'
/** Five hundred names of forty characters. */
const BODY_LIMIT_BYTES = 128 * 1024

/** What is planned: made and changed by its host, read by whoever has the link. */
export const planDoors = (needs: PlanDoorNeeds): readonly Door[] => [...planningDoors(needs), ...visitingDoors(needs)]

const planningDoors = ({ tokens, plans }: PlanDoorNeeds): readonly Door[] => [
  signedDoor(
    tokens,
    { method: 'POST', path: '/api/plans', summary: 'Plan a room, once or repeated (at most 200 times); an empty title takes the scenario’s own', failures: ['scenario/unknown', 'room/variant-unknown', 'plan/over', 'plan/too-many'], rate: 'open', bodyLimit: BODY_LIMIT_BYTES },
    planRequestSchema,
    planReplySchema,
    ({ body, user }) => plans.create(user, body),
  ),
  signedDoor(
    tokens,
    { method: 'GET', path: '/api/plans', summary: 'The caller’s schedule: plans of their own and those they came to by link', failures: [] },
    null,
    plansReplySchema,
    async ({ user }) => success(await plans.list(user)),
  ),
  changeDoor({ tokens, plans }, 'PATCH', 'Change one occurrence, this and later ones, or all; for the host'),
  changeDoor({ tokens, plans }, 'POST', 'The same as PATCH, for clients without it such as WeChat’s'),
  signedDoor(
    tokens,
    { method: 'DELETE', path: '/api/plans/{id}', idMeans, summary: 'Cancel one occurrence, or without a body all; for the host. Who is in the room stays until it ends', failures: ['plan/not-found', 'plan/not-yours', 'plan/cancelled'] },
    planCancelSchema,
    planReplySchema,
    ({ id, body, user }) => plans.cancel(id, user, body.occurrence),
  ),
]

const changeDoor = ({ tokens, plans }: Pick<PlanDoorNeeds, 'tokens' | 'plans'>, method: JsonDoor['method'], summary: string): Door => signedDoor(
  tokens,
  { method, path: '/api/plans/{id}', idMeans, summary, failures: ['plan/not-found', 'plan/not-yours', 'plan/cancelled', 'plan/over', 'plan/too-many'], bodyLimit: BODY_LIMIT_BYTES },
  planChangeSchema,
  planReplySchema,
  ({ id, body, user }) => plans.change(id, user, body),
)

const visitingDoors = ({ tokens, plans, now }: PlanDoorNeeds): readonly Door[] => [
  knowingDoor(
    tokens,
    { method: 'GET', path: '/api/plans/{id}', idMeans, summary: 'A plan, for whoever has its link: what, when, with whom, and whether the door is open', failures: ['plan/not-found'] },
    planReplySchema,
    ({ id, user }) => plans.find(id, user),
  ),
  signedDoor(
    tokens,
    { method: 'POST', path: '/api/plans/{id}/enter', idMeans, summary: 'Come in: the room, or a place in the waiting room, from ten minutes before the start', failures: ['plan/not-found', 'plan/too-early', 'plan/cancelled', 'plan/over', 'scenario/unknown', 'room/variant-unknown', 'server/busy'] },
    null,
    enterReplySchema,
    async ({ id, user }) => {
      const entered = await plans.enter(id, user)
      if (!entered.ok) return entered
      const { value } = entered
      return success(value.state === 'open' ? { state: value.state, now: now(), room: summaryOf(value.open) } : { ...value, now: now() })
    },
  ),
  textDoor(
    { path: '/api/plans/{id}/calendar.ics', idMeans, summary: 'The plan as a calendar file (RFC 5545)', failures: ['plan/not-found'] },
    'text/calendar; charset=utf-8',
    async ({ id, origin }) => {
      const plan = await plans.read(id)
      return plan.ok ? success(calendarOf(plan.value, httpBase(origin))) : plan
    },
  ),
]
