import * as v from 'valibot'
import { clientLogSchema } from '#shared/protocol/http-schema'
import type { ClientLogRequest, ClientLogsReply } from '#shared/protocol/http'
import type { MemberId } from '#shared/room/state'
import type { Database } from './database.ts'

/** Logs kept of one member and of one room; older ones make place. */
const KEPT_PER_MEMBER = 20
const KEPT_PER_ROOM = 500

/** What devices told about themselves, by room. */
export interface ClientLogs {
  add(room: string, member: MemberId, receivedAt: number, log: ClientLogRequest): Promise<void>
  /** Newest first. */
  read(room: string): Promise<ClientLogsReply['logs']>
}

/** The client logs in the database. */
export function createClientLogs(database: Database): ClientLogs {
  return {
    async add(room, member, receivedAt, log) {
      await database.insertInto('client_logs').values({ room, member, received_at: receivedAt, body: JSON.stringify(log) }).execute()
      await trim(database, room, member)
    },
    async read(room) {
      const rows = await database.selectFrom('client_logs').selectAll().where('room', '=', room).orderBy('id', 'desc').limit(KEPT_PER_ROOM).execute()
      return rows.map((row) => ({ ...v.parse(clientLogSchema, JSON.parse(row.body)), member: row.member, receivedAt: row.received_at }))
    },
  }
}

async function trim(database: Database, room: string, member: MemberId): Promise<void> {
  const inRoom = database.selectFrom('client_logs').select('id').where('room', '=', room).orderBy('id', 'desc')
  // -1: SQLite wants a limit before it takes an offset.
  await database.deleteFrom('client_logs').where('id', 'in', inRoom.where('member', '=', member).limit(-1).offset(KEPT_PER_MEMBER)).execute()
  await database.deleteFrom('client_logs').where('id', 'in', inRoom.limit(-1).offset(KEPT_PER_ROOM)).execute()
}
