import { impossible } from '#shared/kernel/impossible'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { DOOR_OPENS_BEFORE_MS, type PlanChange, type PlanDoor, type PlanReply, type PlanRequest, type PlansReply } from '#shared/protocol/plan'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { variantOf } from '#shared/scenario/with-variant'
import { randomId } from '../rooms/open.ts'
import type { OpenRoom, Rooms } from '../rooms/rooms.ts'
import { cancelPlan, changePlan, newPlan } from './change-plan.ts'
import { inTurn } from './in-turn.ts'
import { doorOf } from './plan-door.ts'
import type { Person, Plan } from './plan.ts'
import { occurrencesOf } from './recurrence.ts'
import type { PlanShelf } from './shelf.ts'
import { scheduleOf, viewOf, type KeptPlan } from './views.ts'

/** Plans of one person that still have something to come. */
const MAX_AHEAD = 200
/** Plans that one schedule is made from. */
const MAX_LISTED = 300

/** Who may come in, and where; or who must wait. */
export type Entrance =
  | { readonly state: 'open'; readonly open: OpenRoom }
  | { readonly state: 'waiting'; readonly startsAt: number; readonly host: string }

/** Too early: when to come again. */
export type EntranceFailure = FailureCode | { readonly code: 'plan/too-early'; readonly opensAt: number }

/** What is planned here. */
export interface Plans {
  create(person: Person, request: PlanRequest): Promise<Result<PlanReply, FailureCode>>
  list(person: Person): Promise<PlansReply>
  find(id: string, person: Person | null): Promise<Result<PlanReply, FailureCode>>
  /** For its owner. */
  change(id: string, person: Person, change: PlanChange): Promise<Result<PlanReply, FailureCode>>
  /** One occurrence, or all; for its owner. Who is in a room stays there until it ends. */
  cancel(id: string, person: Person, occurrence: number | undefined): Promise<Result<PlanReply, FailureCode>>
  /** The owner opens the room; others wait until somebody is in. */
  enter(id: string, person: Person): Promise<Result<Entrance, EntranceFailure>>
  /** For its calendar file. */
  read(id: string): Promise<Result<Plan, FailureCode>>
}

/** Supplied by `serve.ts`. */
export interface PlansNeeds {
  readonly scenarios: readonly ScenarioManifest[]
  readonly rooms: Pick<Rooms, 'open' | 'find'>
  readonly shelf: PlanShelf
  readonly now: () => number
}

/** The plans on the shelf; changes of one plan are made one after the other. */
export function createPlans(needs: PlansNeeds): Plans {
  const { shelf, now } = needs
  const turn = inTurn()
  const change = (id: string, person: Person, make: (plan: Plan) => Result<Plan, FailureCode>) => turn(id, () => changeOwn(needs, id, person, make))
  return {
    create: (person, request) => create(needs, person, request),
    async list(person) {
      const plans = await shelf.listFor(person.id, MAX_LISTED)
      return scheduleOf(await Promise.all(plans.map((plan) => kept(needs, plan))), person.id, now())
    },
    async find(id, person) {
      const plan = await shelf.find(id)
      return plan === null ? failure('plan/not-found') : success(await told(needs, plan, person))
    },
    change: (id, person, wish) => change(id, person, (plan) => changePlan(plan, titled(needs, plan, wish), now())),
    cancel: (id, person, occurrence) => change(id, person, (plan) => cancelPlan(plan, occurrence, now())),
    enter: (id, person) => turn(id, () => enter(needs, id, person)),
    async read(id) {
      const plan = await shelf.find(id)
      return plan === null ? failure('plan/not-found') : success(plan)
    },
  }
}

async function create(needs: PlansNeeds, person: Person, request: PlanRequest): Promise<Result<PlanReply, FailureCode>> {
  const { shelf, now } = needs
  const scenario = needs.scenarios.find(({ id }) => id === request.scenario)
  if (scenario === undefined) return failure('scenario/unknown')
  if (request.variant !== undefined && variantOf(scenario, request.variant) === undefined) return failure('room/variant-unknown')
  if ((await shelf.countAhead(person.id, now())) >= MAX_AHEAD) return failure('plan/too-many')
  const made = newPlan(randomId(), person, { ...request, title: request.title || scenario.words.zh.roomTitle }, now())
  if (!made.ok) return made
  await shelf.save(made.value, endOf(made.value))
  return success(await told(needs, made.value, person))
}

async function changeOwn(needs: PlansNeeds, id: string, person: Person, make: (plan: Plan) => Result<Plan, FailureCode>): Promise<Result<PlanReply, FailureCode>> {
  const plan = await needs.shelf.find(id)
  if (plan === null) return failure('plan/not-found')
  if (plan.owner !== person.id) return failure('plan/not-yours')
  const made = make(plan)
  if (!made.ok) return made
  await needs.shelf.save(made.value, endOf(made.value))
  return success(await told(needs, made.value, person))
}

async function enter(needs: PlansNeeds, id: string, person: Person): Promise<Result<Entrance, EntranceFailure>> {
  const plan = await needs.shelf.find(id)
  if (plan === null) return failure('plan/not-found')
  const door = doorFor(needs, await kept(needs, plan), person)
  if (plan.owner !== person.id && door.state !== 'cancelled' && door.state !== 'over') await needs.shelf.noteVisitor(id, person.id, needs.now())
  switch (door.state) {
    case 'cancelled':
      return failure('plan/cancelled')
    case 'over':
      return failure('plan/over')
    case 'closed':
      return { ok: false, failure: { code: 'plan/too-early', opensAt: door.opensAt } }
    case 'waiting':
      return success({ state: 'waiting', startsAt: door.startsAt, host: plan.ownerName })
    case 'open':
      return openRoom(needs, plan, door.occurrence)
    default:
      return impossible(door)
  }
}

/** The occurrence's room, opened if it is not there or was ended. */
async function openRoom({ shelf, rooms, now }: PlansNeeds, plan: Plan, at: number): Promise<Result<Entrance, FailureCode>> {
  const held = (await shelf.heldOf(plan.id)).find((one) => one.at === at)
  const there = held === undefined ? null : rooms.find(held.room)
  if (there !== null && there.room.current.room.life.phase !== 'ended') return success({ state: 'open', open: there })
  const title = occurrencesOf(plan).find((one) => one.at === at)?.title ?? ''
  const opened = await rooms.open({ scenario: plan.scenario, variant: plan.variant ?? undefined, title, host: plan.owner })
  if (!opened.ok) return opened
  await shelf.noteHeld(plan.id, { at, room: opened.value.room.id, openedAt: now() })
  return success({ state: 'open', open: opened.value })
}

const kept = async ({ shelf }: PlansNeeds, plan: Plan): Promise<KeptPlan> => ({ plan, held: await shelf.heldOf(plan.id) })

async function told(needs: PlansNeeds, plan: Plan, person: Person | null): Promise<PlanReply> {
  const known = await kept(needs, plan)
  const now = needs.now()
  return { now, plan: viewOf(known, person?.id ?? null, now), door: doorFor(needs, known, person) }
}

const doorFor = ({ rooms, now }: PlansNeeds, { plan, held }: KeptPlan, person: Person | null): PlanDoor => doorOf(plan, {
  now: now(),
  held,
  mine: person?.id === plan.owner,
  peopleIn(room) {
    const state = rooms.find(room)?.room.current.room
    return state === undefined || state.life.phase === 'ended' ? null : state.members.length
  },
})

/** An emptied title takes the scenario's own. */
function titled({ scenarios }: PlansNeeds, { scenario }: Plan, change: PlanChange): PlanChange {
  return change.title === '' ? { ...change, title: scenarios.find(({ id }) => id === scenario)?.words.zh.roomTitle } : change
}

/** With it a plan has no more to come; its door may open before that. */
const endOf = (plan: Plan): number => Math.max(0, ...occurrencesOf(plan).map(({ endsAt }) => endsAt + DOOR_OPENS_BEFORE_MS))
