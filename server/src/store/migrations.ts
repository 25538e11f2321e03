import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Every change of the schema, in order; one that was released is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-rooms': { up: createAll },
  '0002-recordings': { up: createRecordings },
  '0003-clips': { up: tellClips },
  '0004-removed': { up: noteRemoved },
  '0005-variants': { up: tellVariants },
  '0006-files': { up: createFiles },
  '0007-plans': { up: createPlans },
}

async function createAll(db: Kysely<unknown>): Promise<void> {
  await createRooms(db)
  await createLogs(db)
}

async function createRooms(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.createTable('rooms')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('join_code', 'text', (column) => column.notNull())
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute()
  // Codes are unique among open rooms only: six digits would run out otherwise.
  await schema.createIndex('rooms_open_code').on('rooms').column('join_code').unique().where(sql.ref('ended_at'), 'is', null).execute()
  await schema.createTable('events')
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_place', ['room', 'seq'])
    .execute()
  await schema.createTable('snapshots')
    .addColumn('room', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await schema.createTable('commands')
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('id', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('commands_once', ['room', 'client', 'id'])
    .execute()
  await schema.createTable('meta')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}

async function createLogs({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createTable('client_logs')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('client_logs_room').on('client_logs').columns(['room', 'id']).execute()
}

async function createRecordings(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.createTable('visits')
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('visits_once', ['room', 'member'])
    .execute()
  await schema.createIndex('visits_member').on('visits').columns(['member', 'room']).execute()
  // Rooms that are open now may be recorded later: who came in before must be known then. In the log's order, so that the last coming counts.
  await sql`insert or replace into visits (room, member, name, role)
    select room, json_extract(body, '$.member.id'), json_extract(body, '$.member.name'), json_extract(body, '$.member.role')
    from events where json_extract(body, '$.type') = 'member.joined' order by room, seq`.execute(db)
  await schema.createTable('recordings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('started_seq', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_seq', 'bigint')
    .addColumn('by', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('recordings_room').on('recordings').column('room').execute()
  await schema.createIndex('recordings_ended').on('recordings').column('ended_at').execute()
}

/** Clips stand beside recordings and are read the same way. */
async function tellClips({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('recordings').addColumn('kind', 'text', (column) => column.notNull().defaultTo('recording')).execute()
}

async function noteRemoved(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('visits').addColumn('removed', 'integer', (column) => column.notNull().defaultTo(0)).execute()
  await sql`update visits set removed = 1 where (room, member) in (select room, json_extract(body, '$.id') from events
    where json_extract(body, '$.type') = 'member.left' and json_extract(body, '$.why') = 'removed')`.execute(db)
}

async function tellVariants({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('rooms').addColumn('variant', 'text').execute()
}

async function createPlans({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createTable('plans')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('owner_name', 'text', (column) => column.notNull())
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('variant', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('cancelled_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .execute()
  await schema.createIndex('plans_owner').on('plans').columns(['owner', 'ends_at']).execute()
  await schema.createTable('plan_visitors')
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('plan_visitors_once', ['plan', 'member'])
    .execute()
  await schema.createIndex('plan_visitors_member').on('plan_visitors').columns(['member', 'plan']).execute()
  await schema.createTable('plan_rooms')
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'bigint', (column) => column.notNull())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('plan_rooms_once', ['plan', 'occurrence'])
    .execute()
}

async function createFiles({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createTable('files')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('added_by', 'text', (column) => column.notNull())
    .addColumn('added_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('pages_all', 'integer')
    .addColumn('failure', 'text')
    .addColumn('pages', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .execute()
  await schema.createIndex('files_room').on('files').columns(['room', 'added_at']).execute()
  await schema.createIndex('files_state').on('files').column('state').execute()
}
