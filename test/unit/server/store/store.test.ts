import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { LoggedEvent } from '#shared/room/events'
import { createClientLogs } from '../../../../server/src/store/client-logs'
import { openDatabase, type Database } from '../../../../server/src/store/database'
import { createRoomLog } from '../../../../server/src/store/room-log'
import { createRoomShelf } from '../../../../server/src/store/room-shelf'
import { temporaryDirectory } from '../../../support/fixture-room'

let scope: Scope
let directory: string
let database: Database

beforeEach(async () => {
  scope = createScope()
  directory = temporaryDirectory(scope)
  database = await openDatabase(join(directory, 'lianmai.db'), scope)
})
afterEach(() => scope.end())

const chat = (seq: number, text = `message ${seq}`): LoggedEvent => ({ seq, at: seq, event: { type: 'chat.sent', from: 'ann', name: 'Ann', text } })
const entry = (events: readonly LoggedEvent[], done: readonly { client: string; id: number }[] = []) => ({ events, done, at: 1, ended: false })
const record = { id: 'r1', joinCode: '123456', scenario: 'fixture', variant: null, title: '课堂', host: 'ann', openedAt: 5, endedAt: null }

describe('the database', () => {
  test('writes ahead and syncs each commit', async () => {
    expect((await sql<{ journal_mode: string }>`pragma journal_mode`.execute(database)).rows).toEqual([{ journal_mode: 'wal' }])
    expect((await sql<{ synchronous: number }>`pragma synchronous`.execute(database)).rows).toEqual([{ synchronous: 2 }])
  })

  test('keeps its epoch for ever; another has another', async () => {
    const { epoch } = await createRoomLog(database)
    const other = await openDatabase(join(temporaryDirectory(scope), 'lianmai.db'), scope)
    expect((await createRoomLog(database)).epoch).toBe(epoch)
    expect((await createRoomLog(other)).epoch).not.toBe(epoch)
  })

  test('opens again over what is there', async () => {
    const log = await createRoomLog(database)
    await log.append('r1', entry([chat(1)]))
    const again = await createRoomLog(await openDatabase(join(directory, 'lianmai.db'), scope))
    expect(await again.readSince('r1', 0, 10)).toEqual([chat(1)])
  })

  test('refuses a file that is none, and leaves it as it was', async () => {
    const path = join(directory, 'other.db')
    writeFileSync(path, 'this is not a database, it only looks like a file of some length '.repeat(20))
    const before = readFileSync(path, 'utf8')
    await expect(openDatabase(path, scope)).rejects.toMatchObject({ code: 'ERR_SQLITE_ERROR' })
    expect(readFileSync(path, 'utf8')).toBe(before)
    chmodSync(path, 0o600)
  })
})

describe('the log', () => {
  test('answers events behind a number, in order, up to a limit', async () => {
    const log = await createRoomLog(database)
    await log.append('r1', entry([chat(1), chat(2), chat(3)]))
    await log.append('r2', entry([chat(1, 'of another room')]))
    expect((await log.readSince('r1', 1, 10)).map(({ seq }) => seq)).toEqual([2, 3])
    expect((await log.readSince('r1', 0, 2)).map(({ seq }) => seq)).toEqual([1, 2])
  })

  test('a number that is taken refuses the whole entry, with its commands: a stale owner writes nothing', async () => {
    const log = await createRoomLog(database)
    await log.append('r1', entry([chat(1), chat(2)]))
    const stale = entry([chat(2, 'stale'), chat(3, 'stale')], [{ client: 'c', id: 1 }])
    await expect(log.append('r1', stale)).rejects.toThrow()
    expect(await log.readSince('r1', 0, 10)).toEqual([chat(1), chat(2)])
    expect(await log.findDone('r1', stale.done)).toEqual([])
  })

  test('knows which commands were done', async () => {
    const log = await createRoomLog(database)
    await log.append('r1', entry([], [{ client: 'c', id: 1 }, { client: 'c', id: 3 }]))
    expect(await log.findDone('r1', [{ client: 'c', id: 1 }, { client: 'c', id: 2 }, { client: 'd', id: 1 }])).toEqual([{ client: 'c', id: 1 }])
    expect(await log.findDone('r1', [])).toEqual([])
  })

  test('text of any kind comes back as it was', async () => {
    const log = await createRoomLog(database)
    const text = '连麦 👩🏽‍🏫 \u0000 "quotes" \n \ud800'
    await log.append('r1', entry([chat(1, text)]))
    expect(await log.readSince('r1', 0, 1)).toEqual([chat(1, text)])
  })
})

describe('the shelf', () => {
  test('tells whether a place was free', async () => {
    const shelf = createRoomShelf(database)
    expect(await shelf.add(record)).toBe(true)
    expect(await shelf.add({ ...record, id: 'r2' })).toBe(false)
    expect(await shelf.add({ ...record, joinCode: '654321' })).toBe(false)
    expect(await shelf.findOpen()).toEqual([record])
  })

  test('gives the code of an ended room away, and prefers the open one', async () => {
    const shelf = createRoomShelf(database)
    const log = await createRoomLog(database)
    await shelf.add(record)
    await log.append('r1', { events: [], done: [{ client: 'c', id: 1 }], at: 77, ended: true })
    expect(await shelf.findByCode('123456')).toEqual({ ...record, endedAt: 77 })
    expect(await shelf.add({ ...record, id: 'r2' })).toBe(true)
    expect(await shelf.findByCode('123456')).toMatchObject({ id: 'r2' })
    await shelf.forgetCommandsBefore(78)
    expect(await log.findDone('r1', [{ client: 'c', id: 1 }])).toEqual([])
  })
})

describe('client logs', () => {
  const line = { at: 1, what: 'push', code: 1101 }

  test('come back newest first, with who sent them', async () => {
    const logs = createClientLogs(database)
    await logs.add('r1', 'ann', 10, { client: 'weapp', lines: [line], statistics: { fps: 24 } })
    await logs.add('r1', 'bob', 20, { client: 'h5', lines: [] })
    expect(await logs.read('r1')).toEqual([
      { member: 'bob', receivedAt: 20, client: 'h5', lines: [] },
      { member: 'ann', receivedAt: 10, client: 'weapp', lines: [line], statistics: { fps: 24 } },
    ])
  })

  test('of one member only the last twenty are kept', async () => {
    const logs = createClientLogs(database)
    for (let at = 1; at <= 25; at += 1) await logs.add('r1', 'ann', at, { client: 'h5', lines: [] })
    const kept = await logs.read('r1')
    expect(kept.map(({ receivedAt }) => receivedAt)).toEqual(Array.from({ length: 20 }, (_, index) => 25 - index))
  })
})
