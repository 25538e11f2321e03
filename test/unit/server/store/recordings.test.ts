import { join } from 'node:path'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { RoomEvent } from '#shared/room/events'
import type { RecordingShelf } from '../../../../server/src/recordings/shelf'
import type { LateClips } from '../../../../server/src/rooms/late-clips'
import type { RoomLog } from '../../../../server/src/rooms/log'
import { openDatabase } from '../../../../server/src/store/database'
import { createLateClips } from '../../../../server/src/store/late-clips'
import { migrations } from '../../../../server/src/store/migrations'
import { openNodeSqlite } from '../../../../server/src/store/node-sqlite'
import { createRecordingShelf } from '../../../../server/src/store/recordings'
import { createRoomLog } from '../../../../server/src/store/room-log'
import { createRoomShelf } from '../../../../server/src/store/room-shelf'
import type { Schema } from '../../../../server/src/store/schema'
import { temporaryDirectory } from '../../../support/fixture-room'
import { member } from '../../../support/room'

let scope: Scope
let log: RoomLog
let shelf: RecordingShelf
let lateClips: LateClips
let seqs: Map<string, number>

beforeEach(async () => {
  scope = createScope()
  const database = await openDatabase(join(temporaryDirectory(scope), 'lianmai.db'), scope)
  log = await createRoomLog(database)
  shelf = createRecordingShelf(database)
  lateClips = createLateClips(database)
  seqs = new Map()
  const rooms = createRoomShelf(database)
  for (const [id, joinCode] of [['r1', '111111'], ['r2', '222222']] as const) await rooms.add({ id, joinCode, scenario: 'fixture', variant: null, title: `Title of ${id}`, host: 'ann', openedAt: 1, endedAt: null })
})
afterEach(() => scope.end())

/** Stores events of one moment, as a room would: `at` dates them. */
async function happened(room: string, at: number, ...events: readonly RoomEvent[]): Promise<void> {
  const first = (seqs.get(room) ?? 0) + 1
  seqs.set(room, first + events.length - 1)
  await log.append(room, { events: events.map((event, index) => ({ seq: first + index, at, event })), done: [], at, ended: events.some(({ type }) => type === 'room.ended') })
}

const joined = (id: string, { name = `Name of ${id}`, role = 'guest' } = {}): RoomEvent => ({ type: 'member.joined', member: member({ id, name, role }) })
const started = (id: string): RoomEvent => ({ type: 'recording.started', id, by: 'ann' })
const stopped = (id: string): RoomEvent => ({ type: 'recording.stopped', id, why: 'by-member', by: 'ann' })
const chat = (text: string): RoomEvent => ({ type: 'chat.sent', from: 'ann', name: 'Ann', text })
const idsFor = async (user: string) => (await shelf.listFor(user)).map(({ id }) => id)

test('a recording is listed from its start, and dated by its events', async () => {
  await happened('r1', 10, joined('ann'))
  await happened('r1', 20, started('r1-a'))
  expect(await shelf.listFor('ann')).toEqual([{ id: 'r1-a', kind: 'recording', room: 'r1', scenario: 'fixture', title: 'Title of r1', startedAt: 20, endedAt: null }])
  await happened('r1', 30, stopped('r1-a'))
  expect(await shelf.findFor('ann', 'r1-a')).toMatchObject({ startedAt: 20, endedAt: 30 })
})

test('the end of the room ends its recording, and no other', async () => {
  await happened('r2', 10, joined('ann'), started('r2-a'))
  await happened('r1', 20, joined('ann'), started('r1-a'))
  await happened('r1', 30, { type: 'room.ended', why: 'empty' })
  expect(await shelf.findFor('ann', 'r1-a')).toMatchObject({ endedAt: 30 })
  expect(await shelf.findFor('ann', 'r2-a')).toMatchObject({ endedAt: null })
})

test('who was in the room finds it, also before the start and after leaving; others do not', async () => {
  await happened('r1', 10, joined('ann'), joined('bob'), { type: 'member.left', id: 'bob', why: 'left' })
  await happened('r1', 20, started('r1-a'), stopped('r1-a'))
  expect(await idsFor('bob')).toEqual(['r1-a'])
  expect(await idsFor('eve')).toEqual([])
  expect(await shelf.findFor('eve', 'r1-a')).toBeNull()
  expect(await shelf.findFor('ann', 'r1-b')).toBeNull()
})

test('who was removed finds nothing of the room, neither from before nor after; another room is another thing', async () => {
  await happened('r1', 10, joined('ann'), joined('bob'), joined('eve'), started('r1-a'), stopped('r1-a'))
  await happened('r2', 10, joined('bob'), started('r2-a'), stopped('r2-a'))
  await happened('r1', 20, { type: 'member.left', id: 'bob', why: 'removed' }, { type: 'member.left', id: 'eve', why: 'lost' }, started('r1-b'))
  expect(await idsFor('bob')).toEqual(['r2-a'])
  expect(await shelf.findFor('bob', 'r1-a')).toBeNull()
  expect(await idsFor('eve')).toEqual(['r1-b', 'r1-a'])
  expect((await shelf.peopleOf('r1')).map(({ id }) => id)).toEqual(['ann', 'bob', 'eve'])
  await happened('r1', 30, joined('bob'))
  expect(await idsFor('bob')).toEqual(['r1-b', 'r1-a', 'r2-a'])
})

test('the newest are listed first, at most two hundred', async () => {
  await happened('r1', 1, joined('ann'))
  await happened('r2', 1, joined('ann'))
  for (let at = 1; at <= 205; at += 1) await happened(at % 2 ? 'r1' : 'r2', at, started(`r-${at}`), stopped(`r-${at}`))
  const ids = await idsFor('ann')
  expect(ids).toHaveLength(200)
  expect(ids.slice(0, 2)).toEqual(['r-205', 'r-204'])
})

test('people are named as they came in last', async () => {
  await happened('r1', 1, joined('bob'), joined('ann', { role: 'lead' }))
  await happened('r1', 2, joined('bob', { name: 'Bob', role: 'helper' }))
  await happened('r2', 3, joined('eve'))
  expect(await shelf.peopleOf('r1')).toEqual([{ id: 'ann', name: 'Name of ann', role: 'lead' }, { id: 'bob', name: 'Bob', role: 'helper' }])
})

test('its events are those from its start to its end, by their numbers, without noise', async () => {
  await happened('r1', 10, joined('ann'), chat('before'), started('r1-a'), chat('during'))
  await happened('r1', 11, { type: 'member.presence', id: 'ann', presence: 'away' }, { type: 'gateway.renewed', epoch: 'g2' }, chat('still'))
  expect((await shelf.eventsOf('r1-a')).map(({ seq }) => seq)).toEqual([3, 4, 7])
  await happened('r1', 12, stopped('r1-a'), chat('after'))
  const events = await shelf.eventsOf('r1-a')
  expect(events.map(({ event }) => event.type)).toEqual(['recording.started', 'chat.sent', 'chat.sent', 'recording.stopped'])
  expect(events.at(-1)).toEqual({ seq: 8, at: 12, event: stopped('r1-a') })
  expect(await shelf.eventsOf('nothing')).toEqual([])
})

test('of very many events the first five thousand are told', async () => {
  await happened('r1', 1, started('r1-a'), ...Array.from({ length: 3_000 }, (_, index) => chat(`${index}`)))
  await happened('r1', 2, ...Array.from({ length: 3_000 }, (_, index) => chat(`${index}`)))
  const events = await shelf.eventsOf('r1-a')
  expect([events.length, events[0]?.seq, events.at(-1)?.seq]).toEqual([5_000, 1, 5_000])
})

test('what a law does meanwhile, however often, takes no place from what people did', async () => {
  await happened('r1', 1, started('r1-a'), ...Array.from({ length: 6_000 }, (_, step): RoomEvent => ({ type: 'law.happened', happening: { type: 'steered', step } })))
  await happened('r1', 2, chat('at last'), stopped('r1-a'))
  expect(await textsOf('r1-a')).toEqual(['recording.started', 'at last', 'recording.stopped'])
})

test('one that was stopped and started in the same millisecond goes on', async () => {
  await happened('r1', 5, joined('ann'), started('r1-a'), stopped('r1-a'), started('r1-a'), chat('during'))
  expect(await shelf.listFor('ann')).toMatchObject([{ id: 'r1-a', startedAt: 5, endedAt: null }])
  expect(await shelf.eventsOf('r1-a')).toHaveLength(4)
})

test('what ended before a time is found, and can be removed; what goes on never is', async () => {
  await happened('r1', 10, joined('ann'), started('r1-a'), stopped('r1-a'))
  await happened('r1', 20, started('r1-b'), stopped('r1-b'))
  await happened('r1', 21, started('r1-c'))
  expect(await shelf.endedBefore(20)).toEqual(['r1-a'])
  expect(await shelf.endedBefore(1_000)).toEqual(['r1-a', 'r1-b'])
  await shelf.remove('r1-a')
  expect(await idsFor('ann')).toEqual(['r1-c', 'r1-b'])
})

test('an entry that is refused leaves no recording behind', async () => {
  await happened('r1', 10, joined('ann'))
  await expect(log.append('r1', { events: [{ seq: 2, at: 11, event: started('r1-a') }, { seq: 1, at: 11, event: chat('stale') }], done: [], at: 11, ended: false })).rejects.toThrow()
  expect(await idsFor('ann')).toEqual([])
})

test('a database from before knows who was in its rooms', async () => {
  const path = join(temporaryDirectory(scope), 'old.db')
  const old = new Kysely<Schema>({ dialect: new SqliteDialect({ database: openNodeSqlite(path) }) })
  await new Migrator({ db: old, provider: { getMigrations: () => Promise.resolve({ '0001-rooms': migrations['0001-rooms']! }) } }).migrateToLatest()
  const rows = [joined('ann', { name: 'Old' }), chat('hello'), joined('bob'), joined('ann', { name: 'New', role: 'lead' }), { type: 'member.left', id: 'bob', why: 'removed' }].map((event, index) => ({ room: 'r1', seq: index + 1, at: index, body: JSON.stringify(event) }))
  await old.insertInto('events').values(rows).execute()
  await old.destroy()
  const database = await openDatabase(path, scope)
  expect(await database.selectFrom('visits').select(['member', 'removed']).orderBy('member').execute()).toEqual([{ member: 'ann', removed: 0 }, { member: 'bob', removed: 1 }])
  const upgraded = createRecordingShelf(database)
  expect(await upgraded.peopleOf('r1')).toEqual([{ id: 'ann', name: 'New', role: 'lead' }, { id: 'bob', name: 'Name of bob', role: 'guest' }])
})

const asks = (id: string, from: number, to: number): RoomEvent => ({ type: 'clip.asked', id, by: 'ann', from, to, streams: null })
const made = (id: string, beganAt: number, endedAt: number): RoomEvent => ({ type: 'clip.made', id, beganAt, endedAt })
const textsOf = async (id: string) => (await shelf.eventsOf(id)).map(({ event }) => (event.type === 'chat.sent' ? event.text : event.type))

test('a clip is listed when it is made, with what happened in its time', async () => {
  await happened('r1', 10, joined('ann'), chat('long before'))
  await happened('r1', 100, chat('during'))
  await happened('r1', 150, asks('r1-c', 60, 160))
  await happened('r1', 155, chat('during too'))
  expect(await idsFor('ann')).toEqual([])
  await happened('r1', 170, chat('after'))
  await happened('r1', 180, made('r1-c', 58, 160))
  expect(await shelf.listFor('ann')).toEqual([{ id: 'r1-c', kind: 'clip', room: 'r1', scenario: 'fixture', title: 'Title of r1', startedAt: 58, endedAt: 160 }])
  expect(await textsOf('r1-c')).toEqual(['during', 'clip.asked', 'during too'])
  expect(await shelf.endedBefore(161)).toEqual(['r1-c'])
})

test('a clip in whose time nothing happened has no events; one that failed is gone', async () => {
  await happened('r1', 10, joined('ann'))
  await happened('r1', 100, asks('r1-c', 60, 90), asks('r1-d', 60, 90), asks('r1-e', 0, 9))
  await happened('r1', 110, made('r1-c', 60, 90), { type: 'clip.failed', id: 'r1-d', why: 'empty' }, made('r1-e', 1, 9))
  expect((await idsFor('ann')).sort()).toEqual(['r1-c', 'r1-e'])
  expect(await textsOf('r1-c')).toEqual([])
  expect(await textsOf('r1-e')).toEqual([])
  expect(await shelf.findFor('ann', 'r1-d')).toBeNull()
})

test('the ends of a recording and of the room leave clips alone: a clip is listed when it is made, and never else', async () => {
  await happened('r1', 10, joined('ann'), started('r1-a'))
  await happened('r1', 20, asks('r1-c', 10, 40), stopped('r1-a'))
  expect(await shelf.findFor('ann', 'r1-c')).toMatchObject({ endedAt: null })
  await happened('r1', 30, { type: 'room.ended', why: 'by-host' })
  expect(await shelf.findFor('ann', 'r1-a')).toMatchObject({ endedAt: 20 })
  expect(await shelf.findFor('ann', 'r1-c')).toMatchObject({ kind: 'clip', endedAt: null })
  expect(await idsFor('ann')).toEqual(['r1-a'])
})

test('what becomes of a clip after the room’s end is told of it: made it is listed, once; else it is gone', async () => {
  await happened('r1', 10, joined('ann'), chat('during'))
  await happened('r2', 10, joined('ann'), asks('r2-c', 5, 40))
  await happened('r1', 20, asks('r1-c', 10, 40), asks('r1-d', 10, 40), { type: 'room.ended', why: 'by-host' })
  expect((await lateClips.awaited()).toSorted((one, other) => one.clip.localeCompare(other.clip))).toEqual([{ room: 'r1', clip: 'r1-c', from: 10 }, { room: 'r1', clip: 'r1-d', from: 10 }])
  await lateClips.settle('r1', { type: 'clip.made', id: 'r1-c', beganAt: 9, endedAt: 20 })
  await lateClips.settle('r1', { type: 'clip.failed', id: 'r1-d', why: 'empty' })
  expect(await lateClips.awaited()).toEqual([])
  expect(await shelf.listFor('ann')).toMatchObject([{ id: 'r1-c', startedAt: 9, endedAt: 20 }])
  expect(await textsOf('r1-c')).toEqual(['member.joined', 'during', 'clip.asked', 'clip.asked', 'room.ended'])
  for (const again of [{ type: 'clip.failed', id: 'r1-c', why: 'busy' }, { type: 'clip.made', id: 'r1-c', beganAt: 1, endedAt: 2 }] as const) await lateClips.settle('r1', again)
  expect(await shelf.findFor('ann', 'r1-c')).toMatchObject({ startedAt: 9, endedAt: 20 })
})

test('what was recorded before there were clips is a recording', async () => {
  const path = join(temporaryDirectory(scope), 'old.db')
  const old = new Kysely<Schema>({ dialect: new SqliteDialect({ database: openNodeSqlite(path) }) })
  await new Migrator({ db: old, provider: { getMigrations: () => Promise.resolve({ '0001-rooms': migrations['0001-rooms']!, '0002-recordings': migrations['0002-recordings']! }) } }).migrateToLatest()
  await old.insertInto('rooms').values({ id: 'r1', join_code: '1', scenario: 'fixture', title: 'T', host: 'ann', opened_at: 1, ended_at: null }).execute()
  await sql`insert into visits (room, member, name, role) values ('r1', 'ann', 'Ann', 'lead')`.execute(old)
  await old.insertInto('recordings').values({ id: 'r1-a', room: 'r1', started_at: 1, started_seq: 1, ended_at: 2, ended_seq: 2, by: 'ann' }).execute()
  await old.destroy()
  expect(await createRecordingShelf(await openDatabase(path, scope)).listFor('ann')).toMatchObject([{ id: 'r1-a', kind: 'recording' }])
})
