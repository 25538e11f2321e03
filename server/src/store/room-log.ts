import * as v from 'valibot'
import { roomEventSchema } from '#shared/protocol/event-schema'
import type { LoggedEvent } from '#shared/room/events'
import { snapshotSchema, type Snapshot } from '../rooms/snapshot.ts'
import type { CommandKey, LogEntry, RoomLog } from '../rooms/log.ts'
import { readEpoch, type Database } from './database.ts'
import { followEvents } from './follow-events.ts'

/** The rooms' log in the database. */
export async function createRoomLog(database: Database): Promise<RoomLog> {
  return {
    epoch: await readEpoch(database),
    append: (room, entry) => append(database, room, entry),
    findDone: (room, keys) => findDone(database, room, keys),
    readSince: (room, seq, limit) => readSince(database, room, seq, limit),
    saveSnapshot: (room, snapshot) => saveSnapshot(database, room, snapshot),
    readSnapshot: (room) => readSnapshot(database, room),
  }
}

/** One transaction for the events, what follows from them, and the ids of the commands that made them: both are there, or none. */
async function append(database: Database, room: string, { events, done, at, ended }: LogEntry): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    if (events.length > 0) {
      const rows = events.map((logged) => ({ room, seq: logged.seq, at: logged.at, body: JSON.stringify(logged.event) }))
      await transaction.insertInto('events').values(rows).execute()
      await followEvents(transaction, room, events)
    }
    if (done.length > 0) await transaction.insertInto('commands').values(done.map((key) => ({ room, ...key, at }))).execute()
    if (ended) await transaction.updateTable('rooms').set({ ended_at: at }).where('id', '=', room).execute()
  })
}

async function findDone(database: Database, room: string, keys: readonly CommandKey[]): Promise<readonly CommandKey[]> {
  if (keys.length === 0) return []
  return database.selectFrom('commands').select(['client', 'id'])
    .where('room', '=', room)
    .where((where) => where.or(keys.map((key) => where.and([where('client', '=', key.client), where('id', '=', key.id)]))))
    .execute()
}

async function readSince(database: Database, room: string, seq: number, limit: number): Promise<readonly LoggedEvent[]> {
  const rows = await database.selectFrom('events').select(['seq', 'at', 'body'])
    .where('room', '=', room).where('seq', '>', seq)
    .orderBy('seq').limit(limit).execute()
  return rows.map(toLogged)
}

/** An event as it stands in the table. */
export const toLogged = ({ seq, at, body }: { readonly seq: number; readonly at: number; readonly body: string }): LoggedEvent =>
  ({ seq, at, event: v.parse(roomEventSchema, JSON.parse(body)) })

async function saveSnapshot(database: Database, room: string, snapshot: Snapshot): Promise<void> {
  const row = { seq: snapshot.seq, body: JSON.stringify(snapshot) }
  await database.insertInto('snapshots').values({ room, ...row })
    .onConflict((conflict) => conflict.column('room').doUpdateSet(row)).execute()
}

async function readSnapshot(database: Database, room: string): Promise<Snapshot | null> {
  const row = await database.selectFrom('snapshots').select('body').where('room', '=', room).executeTakeFirst()
  return row === undefined ? null : v.parse(snapshotSchema, JSON.parse(row.body))
}
