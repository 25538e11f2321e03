import { sql, type Kysely, type Transaction } from 'kysely'
import type { RecordingSummary } from '#shared/protocol/http'
import type { LoggedEvent } from '#shared/room/events'
import { forgetText } from './forget-text.ts'
import type { Schema } from './schema.ts'

/** Keeps the tables that follow from events: who was in a room, what was recorded there, and what was deleted. Part of the transaction that stores the events. */
export async function followEvents(transaction: Transaction<Schema>, room: string, events: readonly LoggedEvent[]): Promise<void> {
  for (const { seq, at, event } of events) {
    if (event.type === 'member.joined') await visited(transaction, room, event.member)
    else if (event.type === 'member.left' && event.why === 'removed') await removed(transaction, room, event.id)
    else if (event.type === 'recording.started') await started(transaction, { id: event.id, room, started_at: at, started_seq: seq, by: event.by })
    else if (event.type === 'recording.stopped') await ended(transaction, room, { ended_at: at, ended_seq: seq })
    else if (event.type === 'room.ended') await ended(transaction, room, { ended_at: at, ended_seq: seq })
    else if (event.type === 'clip.asked') await started(transaction, { id: event.id, kind: 'clip', room, started_at: event.from, started_seq: seq, by: event.by ?? '' })
    else if (event.type === 'clip.made') await dateClip(transaction, room, event)
    else if (event.type === 'clip.failed') await dropClip(transaction, event.id)
    else if (event.type === 'chat.deleted') await forgetText(transaction, room, event.message)
  }
}

async function visited(transaction: Transaction<Schema>, room: string, { id, name, role }: { readonly id: string; readonly name: string; readonly role: string }): Promise<void> {
  await transaction.insertInto('visits').values({ room, member: id, name, role, removed: 0 })
    .onConflict((conflict) => conflict.columns(['room', 'member']).doUpdateSet({ name, role, removed: 0 })).execute()
}

async function removed(transaction: Transaction<Schema>, room: string, member: string): Promise<void> {
  await transaction.updateTable('visits').set({ removed: 1 }).where('room', '=', room).where('member', '=', member).execute()
}

type Kind = RecordingSummary['kind']
type Beginning = Pick<Schema['recordings'], 'id' | 'room' | 'started_at' | 'started_seq' | 'by'> & { readonly kind?: Kind }

/** A recording that was stopped and started in one millisecond has the same name: it goes on. */
async function started(transaction: Transaction<Schema>, beginning: Beginning): Promise<void> {
  const open = { ended_at: null, ended_seq: null }
  await transaction.insertInto('recordings').values({ ...beginning, ...open })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(open)).execute()
}

/** A room has one recording at a time, so the open one is meant; clips that are being made when the room ends are made still, and dated then. */
async function ended(transaction: Transaction<Schema>, room: string, end: { readonly ended_at: number; readonly ended_seq: number }): Promise<void> {
  await transaction.updateTable('recordings').set(end).where('room', '=', room).where('kind', '=', 'recording').where('ended_at', 'is', null).execute()
}

/** A clip that is made is listed, once. It reaches into the past: its events are found by their times. */
export async function dateClip(database: Kysely<Schema>, room: string, { id, beganAt, endedAt }: { readonly id: string; readonly beganAt: number; readonly endedAt: number }): Promise<void> {
  await database.updateTable('recordings').set({
    started_at: beganAt,
    started_seq: sql<number>`coalesce((select min(seq) from events where room = ${room} and at >= ${beganAt}), started_seq)`,
    ended_at: endedAt,
    ended_seq: sql<number>`coalesce((select max(seq) from events where room = ${room} and at <= ${endedAt}), 0)`,
  }).where('id', '=', id).where('kind', '=', 'clip').where('ended_at', 'is', null).execute()
}

/** A clip that never will be made is forgotten. */
export async function dropClip(database: Kysely<Schema>, id: string): Promise<void> {
  await database.deleteFrom('recordings').where('id', '=', id).where('kind', '=', 'clip').where('ended_at', 'is', null).execute()
}
