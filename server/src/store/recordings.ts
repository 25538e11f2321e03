import { sql, type ExpressionBuilder } from 'kysely'
import type { RecordingSummary } from '#shared/protocol/http'
import type { RoomEvent } from '#shared/room/events'
import type { RecordingShelf } from '../recordings/shelf.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'
import { toLogged } from './room-log.ts'

const MAX_LISTED = 200
const MAX_EVENTS = 5_000

/** What says nothing to who watches later: connections that falter, the gateway's restarts, and a law's steps, which only its own page knows to draw and which come many a second where something is steered. */
const NOISE: readonly RoomEvent['type'][] = ['member.presence', 'gateway.renewed', 'law.happened']

/** The recordings and the visits in the database; both are written with the events, by the log. */
export function createRecordingShelf(database: Database): RecordingShelf {
  return {
    async listFor(user) {
      const rows = await visible(database, user).where(isThere).orderBy('recordings.started_at', 'desc').limit(MAX_LISTED).execute()
      return rows.map(toSummary)
    },
    async findFor(user, id) {
      const row = await visible(database, user).where('recordings.id', '=', id).executeTakeFirst()
      return row === undefined ? null : toSummary(row)
    },
    peopleOf: (room) => database.selectFrom('visits').select(['member as id', 'name', 'role']).where('room', '=', room).orderBy('member').execute(),
    eventsOf: (id) => eventsOf(database, id),
    async endOf(id) {
      const row = await database.selectFrom('recordings').select(['ended_at', 'kind']).where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : { endedAt: row.ended_at, kind: row.kind }
    },
    async endedBefore(at) {
      const rows = await database.selectFrom('recordings').select('id').where('ended_at', '<', at).orderBy('ended_at').execute()
      return rows.map((row) => row.id)
    },
    async remove(id) {
      await database.deleteFrom('recordings').where('id', '=', id).execute()
    },
  }
}

const visible = (database: Database, user: string) => database.selectFrom('visits')
  .innerJoin('recordings', 'recordings.room', 'visits.room')
  .innerJoin('rooms', 'rooms.id', 'visits.room')
  .select(['recordings.id', 'recordings.kind', 'recordings.room', 'rooms.scenario', 'rooms.title', 'recordings.started_at', 'recordings.ended_at'])
  .where('visits.member', '=', user)
  .where('visits.removed', '=', 0)

/** A clip is listed when it is made. */
const isThere = (where: ExpressionBuilder<Schema, 'recordings'>) => where.or([where('recordings.kind', '=', 'recording'), where('recordings.ended_at', 'is not', null)])

async function eventsOf(database: Database, id: string): ReturnType<RecordingShelf['eventsOf']> {
  const rows = await database.selectFrom('recordings')
    .innerJoin('events', 'events.room', 'recordings.room')
    .select(['events.seq', 'events.at', 'events.body'])
    .where('recordings.id', '=', id)
    .whereRef('events.seq', '>=', 'recordings.started_seq')
    .where((where) => where.or([where('recordings.ended_seq', 'is', null), where('events.seq', '<=', where.ref('recordings.ended_seq'))]))
    .where(sql`json_extract(events.body, '$.type')`, 'not in', NOISE)
    .orderBy('events.seq').limit(MAX_EVENTS).execute()
  return rows.map(toLogged)
}

interface Row {
  readonly id: string
  readonly kind: RecordingSummary['kind']
  readonly room: string
  readonly scenario: string
  readonly title: string
  readonly started_at: number
  readonly ended_at: number | null
}

const toSummary = ({ id, kind, room, scenario, title, started_at, ended_at }: Row): RecordingSummary =>
  ({ id, kind, room, scenario, title, startedAt: started_at, endedAt: ended_at })
