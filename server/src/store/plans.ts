import * as v from 'valibot'
import { planBodySchema, type Plan } from '../schedule/plan.ts'
import type { PlanShelf } from '../schedule/shelf.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

/** Visitors remembered of one plan; who comes later has the link still. */
const MAX_VISITORS = 5_000

/** The plans in the database. */
export function createPlanShelf(database: Database): PlanShelf {
  return {
    async save(plan, endsAt) {
      const { id, ...row } = toRow(plan, endsAt)
      await database.insertInto('plans').values({ id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute()
    },
    async find(id) {
      const row = await database.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toPlan(row)
    },
    async countAhead(owner, now) {
      const { count } = await database.selectFrom('plans').select((select) => select.fn.countAll<number>().as('count'))
        .where('owner', '=', owner).where('ends_at', '>', now).where('cancelled_at', 'is', null).executeTakeFirstOrThrow()
      return Number(count)
    },
    async listFor(user, limit) {
      const visited = database.selectFrom('plan_visitors').select('plan').where('member', '=', user)
      const rows = await database.selectFrom('plans').selectAll()
        .where((where) => where.or([where('owner', '=', user), where('id', 'in', visited)]))
        .orderBy('ends_at', 'desc').orderBy('id').limit(limit).execute()
      return rows.map(toPlan)
    },
    noteVisitor: (plan, user, at) => noteVisitor(database, plan, user, at),
    heldOf: (plan) => database.selectFrom('plan_rooms').select(['occurrence as at', 'room', 'opened_at as openedAt']).where('plan', '=', plan).orderBy('occurrence').execute(),
    async noteHeld(plan, { at, room, openedAt }) {
      const row = { room, opened_at: openedAt }
      await database.insertInto('plan_rooms').values({ plan, occurrence: at, ...row })
        .onConflict((conflict) => conflict.columns(['plan', 'occurrence']).doUpdateSet(row)).execute()
    },
  }
}

async function noteVisitor(database: Database, plan: string, member: string, at: number): Promise<void> {
  const { count } = await database.selectFrom('plan_visitors').select((select) => select.fn.countAll<number>().as('count')).where('plan', '=', plan).executeTakeFirstOrThrow()
  if (Number(count) >= MAX_VISITORS) return
  await database.insertInto('plan_visitors').values({ plan, member, at }).onConflict((conflict) => conflict.doNothing()).execute()
}

type Row = Schema['plans']

const toRow = (plan: Plan, endsAt: number): Row => ({
  id: plan.id,
  owner: plan.owner,
  owner_name: plan.ownerName,
  scenario: plan.scenario,
  variant: plan.variant,
  body: JSON.stringify({ series: plan.series, students: plan.students, reminder: plan.reminder }),
  ends_at: endsAt,
  cancelled_at: plan.cancelledAt,
  created_at: plan.createdAt,
  changed_at: plan.changedAt,
  sequence: plan.sequence,
})

const toPlan = (row: Row): Plan => ({
  id: row.id,
  owner: row.owner,
  ownerName: row.owner_name,
  scenario: row.scenario,
  variant: row.variant,
  ...v.parse(planBodySchema, JSON.parse(row.body)),
  cancelledAt: row.cancelled_at,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  sequence: row.sequence,
})
