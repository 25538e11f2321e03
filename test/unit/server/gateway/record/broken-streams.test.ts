import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import pino from 'pino'
import { parseParts, type ListedPart } from '#shared/protocol/recorded-parts'
import type { Recorder, RecordingFailure } from '../../../../../server/src/gateway/record/contract'
import { openPartsList } from '../../../../../server/src/gateway/record/parts-list'
import { createRecorder } from '../../../../../server/src/gateway/record/recorder'
import { createStreamRecording } from '../../../../../server/src/gateway/record/stream-recording'
import type { Frame } from '../../../../../server/src/gateway/stream/frames'
import { eventually } from '../../../../support/eventually'
import { complaintsOf, framesOf, probeFile } from '../../../../support/recorded'
import { expectOk, grantFor, testHub, type TestHub } from '../../../../support/stream-parts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-broken-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const fault = (error: unknown): void => {
  throw error
}

/** Records these frames one by one, as they come in a call; answers the stream's parts and what was told. */
async function recorded(frames: readonly Frame[]): Promise<{ readonly parts: readonly ListedPart[]; readonly told: readonly string[] }> {
  const told: string[] = []
  const list = await openPartsList(folder)
  const recording = createStreamRecording({
    folder, list, stream: 'r-ann-camera', owner: 'ann', source: 'camera', unixAtZero: 1_000_000,
    onFault: fault, onBroken: (error) => told.push(String(error)), onEnd: () => undefined,
  })
  for (const frame of frames) {
    recording.write(frame)
    await setImmediate()
  }
  await recording.close()
  return { parts: parseParts(readFileSync(join(folder, 'parts.jsonl'), 'utf8')), told }
}

const shownLater = (frame: Frame, ms: number): Frame => (frame.kind === 'video' ? { ...frame, ptsMs: frame.dtsMs + ms } : frame)
const NO_SIZE = { sps: Buffer.of(0x67, 0x42, 0xe0, 0x1f), pps: Buffer.of(0x68, 0xce, 0x3c, 0x80) }
const withoutSize = (frame: Frame): Frame => (frame.kind === 'video' ? { ...frame, config: NO_SIZE } : frame)
const spansOf = (parts: readonly ListedPart[]) =>
  parts.filter(({ bytes }) => bytes !== 0).map(({ video, beganAt, endedAt }) => ({ video, fromSeconds: (beganAt - 1_000_000) / 1_000, toSeconds: Math.round((endedAt! - 1_000_000) / 1_000) }))

test('pictures that can not be put together end their part, which plays; the next keyframe begins another', async () => {
  const pictures = framesOf(8).filter(({ kind }) => kind === 'video')
  const { parts, told } = await recorded(pictures.map((frame) => (frame.dtsMs === 3_960 ? shownLater(frame, 200) : frame)))
  expect(told).toEqual([expect.stringContaining('previous GOP')])
  expect(spansOf(parts)).toEqual([{ video: true, fromSeconds: 0, toSeconds: 4 }, { video: true, fromSeconds: 6, toSeconds: 8 }])
  for (const part of parts) expect(complaintsOf(join(folder, part.file))).toBe('')
})

test('a stream whose every keyframe breaks its part makes few files a minute, and its sound goes on', async () => {
  const frames = framesOf(80).filter((frame) => frame.kind === 'audio' || frame.key)
  const { parts, told } = await recorded(frames.map((frame) => (frame.dtsMs % 4_000 === 0 ? shownLater(frame, 5_000) : frame)))
  expect(told).toHaveLength(6)
  expect(parts.filter(({ video, beganAt }) => video && beganAt < 1_060_000)).toHaveLength(3)
  const [longest] = parts.toSorted((one, other) => other.endedAt! - other.beganAt - (one.endedAt! - one.beganAt))
  expect(longest).toMatchObject({ video: false, audio: true })
  expect(longest!.endedAt! - longest!.beganAt).toBeGreaterThan(40_000)
})

test('of pictures without a size nothing is written but their sound, with one word', async () => {
  const { parts, told } = await recorded(framesOf(6).map(withoutSize))
  expect(told).toEqual(['Error: its pictures have no size'])
  expect(spansOf(parts)).toEqual([{ video: false, fromSeconds: 0, toSeconds: 6 }])
  expect(readdirSync(folder).sort()).toEqual(['1.mp4', 'parts.jsonl'])
})

describe('a room', () => {
  let parts: TestHub
  let recorder: Recorder
  let failures: RecordingFailure[]
  let warned: string[]
  beforeEach(() => {
    parts = testHub()
    failures = []
    warned = []
    recorder = createRecorder({ hub: parts.hub, folder, log: pino({ level: 'warn' }, { write: (line) => void warned.push(line) }), unixNow: () => 1_795_000_000_000 }, parts.scope)
    recorder.listen((failure) => failures.push(failure), parts.scope)
    recorder.record('room', 'rec')
  })
  afterEach(() => parts.scope.end())

  test('is recorded on though one of its streams makes no sense', async () => {
    const [ann, bob] = ['room-ann-camera', 'room-bob-camera'].map((stream) => expectOk(parts.hub.publishFrames(grantFor('publish', stream), () => undefined)))
    await eventually('the list', () => readdirSync(folder).includes('rec') || null)
    let atMs = 0
    for (const frame of framesOf(8)) {
      parts.clock.pass(frame.dtsMs - atMs)
      atMs = frame.dtsMs
      ann!.write(frame)
      bob!.write(frame.dtsMs === 3_960 ? shownLater(frame, 200) : frame)
      await setImmediate()
    }
    recorder.record('room', null)
    const listed = await eventually('all parts end', () => {
      const now = parseParts(readFileSync(join(folder, 'rec', 'parts.jsonl'), 'utf8'))
      return now.length > 0 && now.every(({ endedAt }) => endedAt !== null) ? now : null
    })
    expect(failures).toEqual([])
    const lengths = listed.map(({ stream, video, file }) => [stream, video, Math.round(probeFile(join(folder, 'rec', file)).seconds)])
    expect(lengths).toEqual([['room-ann-camera', true, 8], ['room-bob-camera', true, 4], ['room-bob-camera', false, 2], ['room-bob-camera', true, 2]])
    expect(warned).toEqual([expect.stringContaining('room-bob-camera')])
  })
})
