import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createScope, type Scope } from '#shared/kernel/scope'
import { createDiskStorage } from '../../../../server/src/recordings/disk'
import { createMovedStorage } from '../../../../server/src/recordings/moved'
import { keepMoving, moveAll, type MoverNeeds } from '../../../../server/src/recordings/mover'
import { StorageFailure, type Objects } from '../../../../server/src/recordings/objects'
import { createReaders } from '../../../../server/src/recordings/readers'
import { eventually } from '../../../support/eventually'
import { temporaryDirectory } from '../../../support/fixture-room'
import { layPart } from '../../../support/laid-recording'

const NOW = 1_000_000
const KEPT = { stream: 's', owner: 'o', beganAt: 1 }

let scope: Scope
let data: string
let bucket: Map<string, { readonly content: Buffer; readonly modifiedAt: number }>
let endings: Map<string, number | null>
let told: unknown[]
beforeEach(() => {
  scope = createScope()
  data = temporaryDirectory(scope)
  bucket = new Map()
  endings = new Map([['one', 1], ['two', 1]])
  told = []
})
afterEach(() => scope.end())

/** A storage in memory that keeps what it is given. */
const memory = (): Objects => ({
  probe: () => Promise.resolve(),
  put: (name, { path, bytes, modifiedAt }) => Promise.resolve(void bucket.set(name, { content: readFileSync(path).subarray(0, bytes), modifiedAt })),
  head: (name) => Promise.resolve(bucket.has(name) ? { bytes: bucket.get(name)!.content.length, modifiedAt: bucket.get(name)!.modifiedAt, version: null } : null),
  read: (name, _version, start, end) => Promise.resolve(Readable.from(bucket.get(name)!.content.subarray(start, end + 1), { objectMode: false })),
  readText: (name) => Promise.resolve(bucket.get(name)?.content.toString() ?? null),
  remove: (name) => Promise.resolve(void bucket.delete(name)),
})

const needs = (change: Partial<MoverNeeds> = {}): MoverNeeds => ({
  root: join(data, 'recordings'),
  objects: memory(),
  shelf: { endOf: (id) => Promise.resolve(endings.has(id) ? { endedAt: endings.get(id) ?? null, kind: 'recording' } : null) },
  readers: createReaders(),
  now: () => NOW,
  notes: {
    moved: (what) => told.push(what),
    waits: (why) => told.push(why),
    fault: (what) => told.push(what),
  },
  ...change,
})
const lay = (recording: string, file: string, content: string, endedAt: number | null = 2) => layPart(data, recording, { ...KEPT, file, endedAt, content: Buffer.from(content) })
const move = (change: Partial<MoverNeeds> = {}) => moveAll(needs(change), new AbortController().signal)
const here = () => (existsSync(join(data, 'recordings')) ? readdirSync(join(data, 'recordings'), { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.')).sort() : [])

test('what is over goes with its list, and its folder with it', async () => {
  lay('one', '1.mp4', 'film')
  mkdirSync(join(data, 'recordings', 'two'))
  expect(await move()).toBeNull()
  expect(here()).toEqual([])
  expect([...bucket.keys()]).toEqual(['one/1.mp4', 'one/parts.jsonl'])
  expect(existsSync(join(data, 'recordings', 'two'))).toBe(false)
  expect(told).toEqual([{ recording: 'one', files: 1, bytes: 4 }])
})

test('an empty bucket, and a folder that is missing, are no trouble', async () => expect(await move()).toBeNull())

test('a recording that no list knows, and one that is being removed, are left alone', async () => {
  lay('stranger', '1.mp4', 'film')
  lay('one', '1.mp4', 'film')
  const readers = { begin: () => null }
  await move({ readers })
  expect(here()).toEqual(['one/1.mp4', 'one/parts.jsonl', 'stranger/1.mp4', 'stranger/parts.jsonl'])
})

test('nobody removes what is being moved', async () => {
  lay('one', '1.mp4', 'film')
  const readers = createReaders()
  let removed: boolean | null = null
  const slow: Objects = { ...memory(), head: async (name) => {
    removed ??= await readers.removeUnread('one', () => Promise.resolve())
    return memory().head(name)
  } }
  await move({ objects: slow, readers })
  expect(removed).toBe(false)
  expect(await readers.removeUnread('one', () => Promise.resolve())).toBe(true)
})

test('until it settled, and while a part is open, the list stays', async () => {
  lay('one', '1.mp4', 'film')
  endings.set('one', NOW - 1_000)
  await move()
  expect(here()).toEqual(['one/parts.jsonl'])
  lay('two', '1.mp4', 'film', null)
  await move()
  expect(here()).toEqual(['one/parts.jsonl', 'two/1.mp4', 'two/parts.jsonl'])
})

test('a file that no list names keeps the folder', async () => {
  lay('one', '1.mp4', 'film')
  writeFileSync(join(data, 'recordings', 'one', 'notes.txt'), 'mine')
  await move()
  expect(here()).toEqual(['one/notes.txt', 'one/parts.jsonl'])
})

test('half an object, left by a kill, is replaced; a whole one is not sent again', async () => {
  lay('one', '1.mp4', 'film')
  let puts = 0
  const counting: Objects = { ...memory(), put: (...args) => {
    puts += 1
    return memory().put(...args)
  } }
  bucket.set('one/1.mp4', { content: Buffer.from('fi'), modifiedAt: 5 })
  endings.set('one', null)
  await move({ objects: counting })
  expect(bucket.get('one/1.mp4')?.content.toString()).toBe('film')
  expect(puts).toBe(2)
  lay('two', '1.mp4', 'more')
  await move({ objects: { ...counting, put: (name, ...args) => (name.endsWith('jsonl') ? Promise.reject(new StorageFailure('storage/away', 'Cut')) : counting.put(name, ...args)) } })
  expect(puts).toBe(3)
  await move({ objects: counting })
  expect(puts).toBe(4)
})

test('what is not whole there stays here', async () => {
  lay('one', '1.mp4', 'film')
  const lossy: Objects = { ...memory(), put: (name, file) => memory().put(name, { ...file, bytes: file.bytes - 1 }, new AbortController().signal) }
  expect(await move({ objects: lossy })).toMatchObject({ code: 'storage/broken' })
  expect(here()).toEqual(['one/1.mp4', 'one/parts.jsonl'])
})

test('what the disk refuses is told, and holds up no other recording', async () => {
  mkdirSync(join(data, 'recordings', 'one', 'parts.jsonl'), { recursive: true })
  lay('two', '1.mp4', 'film')
  expect(await move()).toEqual({ code: 'disk/refused', word: 'one' })
  expect(told).toEqual(['a recording was not moved', { recording: 'two', files: 1, bytes: 4 }])
})

test('tries again after longer and longer waits, asks first, and goes on when the storage is back', async () => {
  lay('one', '1.mp4', 'film')
  let probes = 0
  const objects: Objects = { ...memory(), probe: () => {
    probes += 1
    return probes < 3 ? Promise.reject(new StorageFailure('storage/away', 'ECONNREFUSED')) : Promise.resolve()
  } }
  keepMoving(needs({ objects }), scope)
  await eventually('it is moved', () => bucket.has('one/parts.jsonl') || null, 10_000)
  expect(told).toEqual([
    { code: 'storage/away', word: 'ECONNREFUSED', waitingBytes: 4, againInMs: 1_000 },
    { code: 'storage/away', word: 'ECONNREFUSED', waitingBytes: 4, againInMs: 2_000 },
    { recording: 'one', files: 1, bytes: 4 },
  ])
})

test('removing takes there and here, by both lists, and the lists last', async () => {
  lay('one', '1.mp4', 'film')
  endings.set('one', null)
  await move()
  lay('one', '2.mp4', 'more', null)
  bucket.set('one/2.mp4', { content: Buffer.from('mo'), modifiedAt: 5 })
  const removed: string[] = []
  const objects: Objects = { ...memory(), remove: (name) => {
    removed.push(name)
    return memory().remove(name)
  } }
  await createMovedStorage({ disk: createDiskStorage(join(data, 'recordings')), objects, onAway: () => undefined }).remove('one')
  expect(removed).toEqual(['one/1.mp4', 'one/2.mp4', 'one/parts.jsonl'])
  expect([here(), bucket.size]).toEqual([[], 0])
})
