import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { failure, success } from '#shared/kernel/result'
import type { Recorder } from '../../../../../server/src/gateway/record/contract'
import { createRecorder } from '../../../../../server/src/gateway/record/recorder'
import type { Hub } from '../../../../../server/src/gateway/stream/create-hub'
import type { FrameReader } from '../../../../../server/src/gateway/stream/frames'
import type { StreamNews } from '../../../../../server/src/gateway/stream/shelf'
import { eventually } from '../../../../support/eventually'
import { testHub, type TestHub } from '../../../../support/stream-parts'

const STREAM = 'room-ann-camera'

let folder: string
let parts: TestHub
let warned: string[]
let readers: FrameReader[]
let left: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-recorder-'))
  parts = testHub()
  warned = []
  readers = []
  left = 0
})
afterEach(() => {
  parts.scope.end()
  rmSync(folder, { recursive: true })
})

/** Records a room whose streams are what the test says; answers how one begins. */
async function recording(readFrames: Hub['readFrames']): Promise<{ readonly recorder: Recorder; readonly begins: () => void }> {
  let tell: ((news: StreamNews) => void) | null = null
  const listen: Hub['listen'] = (listener) => {
    tell = listener
  }
  const hub: Hub = { ...parts.hub, live: () => [], unixAtZero: () => 1_000_000, readFrames, listen }
  const recorder = createRecorder({ hub, folder, log: pino({ level: 'warn' }, { write: (line) => void warned.push(line) }), unixNow: () => 1_000_000 }, parts.scope)
  recorder.record('room', 'rec')
  const heard = await eventually('the recorder listens', () => tell)
  return { recorder, begins: () => heard({ type: 'started', live: { room: 'room', stream: { id: STREAM, owner: 'ann', source: 'camera', audio: true, video: true, via: 'rtmp' } } }) }
}

test('a stream that may not be read is missing in the recording with a word', async () => {
  const { begins } = await recording(() => failure('media/token-revoked'))
  begins()
  expect(warned).toEqual([expect.stringContaining('media/token-revoked')])
  expect(warned[0]).toContain(STREAM)
})

test('of a stream that ended and came back only the last is let go of when the recording ends', async () => {
  const { recorder, begins } = await recording((_grant, reader) => {
    readers.push(reader)
    return success(() => void (left += 1))
  })
  for (let count = 0; count < 5; count += 1) {
    readers.at(-1)?.end()
    begins()
  }
  expect(readers).toHaveLength(5)
  recorder.record('room', null)
  expect(left).toBe(1)
})

test('a recording that can not go on is counted by its reason', async () => {
  writeFileSync(join(folder, 'rec'), 'in the way')
  const recorder = createRecorder({ hub: parts.hub, folder, log: pino({ level: 'silent' }), unixNow: () => 1_000_000 }, parts.scope)
  expect(recorder.failed).toEqual({ 'disk-full': 0, fault: 0 })
  recorder.record('room', 'rec')
  await eventually('it failed', () => recorder.failed.fault === 1 || null)
  expect(recorder.failed['disk-full']).toBe(0)
})
