import { join } from 'node:path'
import { createScope, type Scope } from '#shared/kernel/scope'
import { keepWatchingDisk, watchDisk, type DiskWatchNeeds } from '../../../../server/src/recordings/disk-watch'
import { temporaryDirectory } from '../../../support/fixture-room'
import { layPart } from '../../../support/laid-recording'

let scope: Scope
let data: string
let told: unknown[]
beforeEach(() => {
  scope = createScope()
  data = temporaryDirectory(scope)
  told = []
})
afterEach(() => scope.end())

const needs = (freeBytes: number): DiskWatchNeeds => ({
  root: join(data, 'recordings'),
  free: () => Promise.resolve(freeBytes),
  fills: (what) => told.push(what),
  report: (what) => told.push(what),
})
const lay = (file: string, endedAt: number | null) => layPart(data, 'one', { file, stream: 's', owner: 'o', beganAt: 1, endedAt, content: Buffer.from('film') })

test('a disk that fills up with what is recorded is told; an empty one, and one without recordings, are not', async () => {
  await watchDisk(needs(1_000))
  lay('1.mp4', 2)
  await watchDisk(needs(1e12))
  expect(told).toEqual([])
  await watchDisk(needs(1_000))
  lay('2.mp4', null)
  await watchDisk(needs(1_000))
  expect(told).toEqual([{ recordedBytes: 4, freeBytes: 1_000 }, { recordedBytes: 8, freeBytes: 1_000 }])
})

test('each minute the disk is looked at, and what it refuses is told', async () => {
  jest.useFakeTimers()
  try {
    keepWatchingDisk({ ...needs(0), free: () => Promise.reject(new Error('no disk')) }, scope)
    await jest.advanceTimersByTimeAsync(120_000)
    scope.end()
    await jest.advanceTimersByTimeAsync(120_000)
    expect(told).toEqual(['the disk was not looked at', 'the disk was not looked at'])
  } finally {
    jest.useRealTimers()
  }
})
