import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createScope, type Scope } from '#shared/kernel/scope'
import { createDiskStorage } from '../../../../server/src/recordings/disk'
import { createReaders, type Readers } from '../../../../server/src/recordings/readers'
import { keepRetention, sweepRecordings, type RetentionNeeds } from '../../../../server/src/recordings/retention'
import { eventually } from '../../../support/eventually'
import { temporaryDirectory } from '../../../support/fixture-room'

const DAY_MS = 24 * 3_600_000
const NOW = 100 * DAY_MS

let scope: Scope
let root: string
let readers: Readers
let endings: Map<string, number>
let reports: string[]

beforeEach(() => {
  scope = createScope()
  root = temporaryDirectory(scope)
  readers = createReaders()
  reports = []
  endings = new Map()
  record('old', NOW - 31 * DAY_MS)
  record('young', NOW - 29 * DAY_MS)
})
afterEach(() => {
  scope.end()
  jest.useRealTimers()
})

function record(id: string, endedAt: number): void {
  mkdirSync(join(root, id))
  writeFileSync(join(root, id, '1.mp4'), 'film')
  endings.set(id, endedAt)
}

const needs = (change: Partial<RetentionNeeds> = {}): RetentionNeeds => ({
  days: 30,
  shelf: {
    endedBefore: (at) => Promise.resolve([...endings].filter(([, endedAt]) => endedAt < at).map(([id]) => id)),
    remove: (id) => Promise.resolve(void endings.delete(id)),
  },
  storage: createDiskStorage(root),
  readers,
  now: () => NOW,
  report: (what) => reports.push(what),
  ...change,
})
const left = () => [...endings.keys()].filter((id) => existsSync(join(root, id)))

test('what ended earlier than it may is removed, files and row', async () => {
  expect((await sweepRecordings(needs())).removed).toEqual(['old'])
  expect(left()).toEqual(['young'])
  expect(existsSync(join(root, 'old'))).toBe(false)
})

test('what somebody reads stays until the last reader is gone', async () => {
  const [one, two] = [readers.begin('old'), readers.begin('old')]
  expect(await sweepRecordings(needs())).toEqual({ removed: [], read: ['old'] })
  one?.()
  one?.()
  expect((await sweepRecordings(needs())).removed).toEqual([])
  two?.()
  expect((await sweepRecordings(needs())).removed).toEqual(['old'])
})

test('nobody begins to read what is being removed', async () => {
  let begun: unknown = 'not tried'
  const storage = { remove: () => Promise.resolve(void (begun = readers.begin('old'))) }
  await sweepRecordings(needs({ storage }))
  expect(begun).toBeNull()
  expect(readers.begin('old')).not.toBeNull()
})

test('what the disk keeps is told, goes with the next sweep, and holds up no other', async () => {
  record('older', NOW - 40 * DAY_MS)
  const disk = createDiskStorage(root)
  const stubborn = { remove: (id: string) => (id === 'old' ? Promise.reject(new Error('busy')) : disk.remove(id)) }
  expect((await sweepRecordings(needs({ storage: stubborn }))).removed).toEqual(['older'])
  expect(reports).toEqual(['an old recording was not removed'])
  expect((await sweepRecordings(needs())).removed).toEqual(['old'])
})

test('a recording without files goes too', async () => {
  endings.set('empty', 0)
  expect((await sweepRecordings(needs())).removed).toEqual(['old', 'empty'])
})

test('the first sweep is at the start, and none ever where recordings are kept for ever', async () => {
  keepRetention(needs({ days: 0, now: () => NOW * 9 }), scope)
  keepRetention(needs(), scope)
  await eventually('the old one is gone', () => endings.size === 1 || null)
  expect(left()).toEqual(['young'])
})

test('what was read at a sweep is looked for soon after, and not in an hour', async () => {
  jest.useFakeTimers()
  const looked = jest.fn(() => Promise.resolve(['old']))
  const shelf = { endedBefore: looked, remove: () => Promise.resolve() }
  const end = readers.begin('old')
  keepRetention(needs({ shelf, storage: { remove: () => Promise.resolve() } }), scope)
  await jest.advanceTimersByTimeAsync(25_000)
  expect(looked).toHaveBeenCalledTimes(3)
  end?.()
  await jest.advanceTimersByTimeAsync(60_000)
  expect(looked).toHaveBeenCalledTimes(4)
  await jest.advanceTimersByTimeAsync(3_600_000)
  expect(looked).toHaveBeenCalledTimes(5)
})

test('a list that can’t be read is told', async () => {
  keepRetention(needs({ shelf: { endedBefore: () => Promise.reject(new Error('disk')), remove: () => Promise.resolve() } }), scope)
  await eventually('it is told', () => reports.length > 0 || null)
  expect(reports).toEqual(['old recordings were not looked for'])
})

describe('the disk', () => {
  const part = (file: string) => ({ file, bytes: 99 })

  test('answers what is there, and nothing of what is not', async () => {
    const disk = createDiskStorage(root)
    expect(await disk.sizeOf('old', part('1.mp4'))).toBe(4)
    expect(await disk.sizeOf('old', part('2.mp4'))).toBeNull()
    expect(await disk.sizeOf('nothing', part('1.mp4'))).toBeNull()
    expect(await disk.readParts('old')).toEqual({ ok: true, value: '' })
    writeFileSync(join(root, 'old', 'parts.jsonl'), '{}\n')
    expect(await disk.readParts('old')).toEqual({ ok: true, value: '{}\n' })
  })

  test('takes no folder for a file', async () => {
    mkdirSync(join(root, 'old', '3.mp4'))
    const disk = createDiskStorage(root)
    expect(await disk.sizeOf('old', part('3.mp4'))).toBeNull()
    expect(await disk.open('old', '3.mp4')).toEqual({ ok: false, failure: 'recording/not-found' })
  })

  test('a file that is open is read to its end though it was removed meanwhile', async () => {
    const opened = await createDiskStorage(root).open('old', '1.mp4')
    if (!opened.ok) throw new Error(opened.failure)
    rmSync(join(root, 'old'), { recursive: true })
    const read = await opened.value.read(1, 3)
    expect(read.ok && Buffer.concat(await read.value.toArray()).toString()).toBe('ilm')
  })
})
