import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { parseParts } from '#shared/protocol/recorded-parts'
import { createClips } from '../../../../../server/src/gateway/clip/clips'
import type { ClipNews, ClipOrder, Clips } from '../../../../../server/src/gateway/clip/contract'
import { createCutter } from '../../../../../server/src/gateway/clip/cutter'
import { createKeptRooms } from '../../../../../server/src/gateway/clip/kept-rooms'
import { mendRecordings } from '../../../../../server/src/gateway/record/mend'
import { createPartFile } from '../../../../../server/src/gateway/record/part-file'
import { createPartMuxer } from '../../../../../server/src/gateway/record/part-muxer'
import { addLine } from '../../../../../server/src/gateway/record/parts-list'
import type { Frame } from '../../../../../server/src/gateway/stream/frames'
import { eventually } from '../../../../support/eventually'
import { complaintsOf, framesOf, probeFile } from '../../../../support/recorded'
import { AVC, expectOk, grantFor, picture, sound, testHub, type TestHub } from '../../../../support/stream-parts'

/** When the hub's streams begin, as it tells. */
const BORN = 1_795_000_000_000
const STREAM = 'room-ann-camera'

let folder: string
let parts: TestHub
let clips: Clips
let heard: ClipNews[]
let unixNow: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-clips-'))
  parts = testHub()
  heard = []
  unixNow = BORN
  clips = createClips({ hub: parts.hub, folder, log: pino({ level: 'silent' }), unixNow: () => unixNow, mended: Promise.resolve() }, parts.scope)
  clips.listen((news) => heard.push(news), parts.scope)
})
afterEach(() => {
  parts.scope.end()
  rmSync(folder, { recursive: true })
})

const fault = (error: unknown): void => {
  throw error
}

/** Frames as a phone sends them, at their time. */
function sends(stream = STREAM) {
  const publisher = expectOk(parts.hub.publishFrames(grantFor('publish', stream), () => undefined))
  return {
    end: publisher.end,
    write(frames: readonly Frame[]) {
      for (const frame of frames) {
        parts.clock.pass(Math.max(0, BORN + frame.dtsMs - unixNow))
        unixNow = Math.max(unixNow, BORN + frame.dtsMs)
        publisher.write(frame)
      }
    },
  }
}
const order = (clip: string, fromMs: number, toMs: number, more: Partial<ClipOrder> = {}): ClipOrder =>
  ({ type: 'clip', room: 'room', clip, from: BORN + fromMs, to: BORN + toMs, streams: null, ...more })
const outcome = (clip: string): Promise<ClipNews> => eventually(`word of ${clip}`, () => heard.find((news) => news.clip === clip) ?? null, 10_000)
const listed = (clip: string) => parseParts(readFileSync(join(folder, clip, 'parts.jsonl'), 'utf8'))

test('a clip reaches into the past, begins with a keyframe and plays', async () => {
  clips.keep('room', 60)
  sends().write(framesOf(10))
  clips.clip(order('c1', 5_000, 8_000))
  expect(await outcome('c1')).toMatchObject({ type: 'clip-made', room: 'room', streams: [STREAM], beganAt: BORN + 4_000 })
  const [part, ...others] = listed('c1')
  expect(others).toEqual([])
  expect(part).toMatchObject({ stream: STREAM, owner: 'ann', source: 'camera', video: true, audio: true, beganAt: BORN + 4_000 })
  expect(part!.endedAt! - BORN).toBeCloseTo(8_000, -2)
  const path = join(folder, 'c1', part!.file)
  expect(probeFile(path).tracks.map(({ kind, packets }) => [kind, packets])).toEqual([['video', 100], ['audio', expect.any(Number)]])
  expect(probeFile(path).seconds).toBeCloseTo(4, 0)
  expect(complaintsOf(path)).toBe('')
})

test('across a change of the picture’s size there are two parts', async () => {
  clips.keep('room', 60)
  const phone = sends()
  phone.write(framesOf(4))
  phone.write(framesOf(4, { size: '640x360', fromMs: 4_000 }))
  clips.clip(order('c1', 0, 8_000))
  expect(await outcome('c1')).toMatchObject({ type: 'clip-made', streams: [STREAM] })
  expect(listed('c1').map(({ file }) => probeFile(join(folder, 'c1', file)).tracks[0]?.width)).toEqual([320, 640])
})

test('only the streams that were asked for are in it, and all that were sent in its time', async () => {
  clips.keep('room', 60)
  for (const stream of ['room-ann-front', 'room-ann-side', 'room-ann-screen']) sends(stream).write(framesOf(2))
  clips.clip(order('two', 0, 2_000, { streams: ['room-ann-front', 'room-ann-side', 'room-none-camera'] }))
  clips.clip(order('all', 0, 2_000))
  const [two, all] = [await outcome('two'), await outcome('all')]
  expect(two).toMatchObject({ streams: ['room-ann-front', 'room-ann-side'] })
  expect(all).toMatchObject({ streams: ['room-ann-front', 'room-ann-side', 'room-ann-screen'] })
})

test('of what has ended the last seconds are kept too, and go with time', async () => {
  clips.keep('room', 5)
  const phone = sends()
  phone.write(framesOf(4))
  phone.end()
  await new Promise((over) => setTimeout(over, 3_200))
  expect(clips.kept.streams).toBe(1)
  clips.clip(order('c1', 0, 4_000))
  expect((await outcome('c1')).type).toBe('clip-made')
  unixNow = BORN + 20_000
  await eventually('nothing is kept', () => clips.kept.streams === 0 || null, 5_000)
  expect(clips.kept.bytes).toBe(0)
}, 20_000)

test('where nothing is kept there is no clip, and no folder', async () => {
  sends().write(framesOf(2))
  clips.clip(order('c1', 0, 2_000))
  expect(await outcome('c1')).toEqual({ type: 'clip-failed', room: 'room', clip: 'c1', why: 'empty' })
  clips.keep('room', 60)
  clips.clip(order('c2', -60_000, -50_000))
  expect(await outcome('c2')).toMatchObject({ why: 'empty' })
  expect(existsSync(join(folder, 'c1')) || existsSync(join(folder, 'c2'))).toBe(false)
})

test('an end in the future is waited for, and what came before is held for it', async () => {
  clips.keep('room', 1)
  const phone = sends()
  phone.write(framesOf(4))
  clips.clip(order('c1', 2_000, 5_000))
  clips.clip(order('c1', 2_000, 5_000))
  unixNow = BORN + 15_000
  phone.write(framesOf(2, { fromMs: 4_000 }))
  expect(await outcome('c1')).toMatchObject({ type: 'clip-made', beganAt: BORN + 2_000 })
  expect(listed('c1')[0]!.endedAt! - BORN).toBeCloseTo(5_000, -2)
  expect(heard).toHaveLength(1)
})

test('the end of the room cuts what is waited for, and forgets the rest', async () => {
  clips.keep('room', 60)
  sends().write(framesOf(4))
  clips.clip(order('c1', 0, 50_000))
  clips.endRoom('room')
  expect(clips.kept).toEqual({ streams: 0, bytes: 0 })
  expect(await outcome('c1')).toMatchObject({ type: 'clip-made', beganAt: BORN })
})

test('a clip that is there is told again, also by another process', async () => {
  clips.keep('room', 60)
  sends().write(framesOf(4))
  clips.clip(order('c1', 0, 4_000))
  const first = await outcome('c1')
  heard.length = 0
  const again = createClips({ hub: testHub().hub, folder, log: pino({ level: 'silent' }), unixNow: () => unixNow, mended: Promise.resolve() }, parts.scope)
  again.listen((news) => heard.push(news), parts.scope)
  again.clip(order('c1', 0, 4_000))
  expect(await outcome('c1')).toEqual(first)
})

test('a clip that is there is told again however late it is asked for; one that is cut too late is not kept', async () => {
  clips.keep('room', 60)
  sends().write(framesOf(4))
  clips.clip(order('c1', 0, 4_000))
  const first = await outcome('c1')
  heard.length = 0
  unixNow = BORN + 20_000
  clips.clip(order('c1', 0, 4_000))
  clips.clip(order('c2', 0, 4_000))
  expect(await outcome('c1')).toEqual(first)
  expect(await outcome('c2')).toMatchObject({ type: 'clip-failed', why: 'fault' })
  expect([existsSync(join(folder, 'c1')), existsSync(join(folder, 'c2'))]).toEqual([true, false])
})

test('where what an earlier process left can not be looked at, clips fail with a word, and nothing stays counted', async () => {
  const cutter = createCutter({ folder, unixNow: () => unixNow, mended: Promise.reject(new Error('the disk')), onBroken: fault })
  expect(await cutter.cut(order('c1', 0, 4_000), [])).toEqual({ type: 'clip-failed', why: 'fault' })
  expect([cutter.count, cutter.has('c1')]).toEqual([0, false])
})

test('a clip that a kill cut short is mended at the next start, and told as far as it is', async () => {
  const frames = framesOf(10)
  const [video, audio] = ['video', 'audio'].map((kind) => frames.find((frame) => frame.kind === kind)?.config)
  const own = join(folder, 'c1')
  mkdirSync(own)
  await addLine(own, { type: 'began', file: '1.mp4', stream: STREAM, owner: 'ann', source: 'camera', video: true, audio: true, beganAt: BORN })
  const file = await createPartFile(join(folder, 'whole.mp4'), fault)
  const muxer = createPartMuxer({ video: video as never, audio: audio as never }, file, fault)
  for (const frame of frames) muxer.write(frame, frame.dtsMs)
  await muxer.end()
  await eventually('it is on the disk', () => file.waitingBytes === 0 || null)
  copyFileSync(join(folder, 'whole.mp4'), join(own, '1.mp4'))
  truncateSync(join(own, '1.mp4'), file.bytes - 1_000)
  await file.close()
  const again = createClips({ hub: parts.hub, folder, log: pino({ level: 'silent' }), unixNow: () => unixNow, mended: mendRecordings(folder, fault) }, parts.scope)
  again.listen((news) => heard.push(news), parts.scope)
  again.clip(order('c1', 0, 10_000, { to: BORN }))
  const made = await outcome('c1')
  expect(made).toMatchObject({ type: 'clip-made', streams: [STREAM], beganAt: BORN })
  expect(listed('c1')[0]!.endedAt! - BORN).toBeCloseTo(8_000, -2)
  expect(complaintsOf(join(own, '1.mp4'))).toBe('')
})

test('what the disk refuses fails, and leaves nothing behind', async () => {
  clips.keep('room', 60)
  sends().write(framesOf(4))
  mkdirSync(join(folder, 'c1'))
  writeFileSync(join(folder, 'c1', '1.mp4'), 'in the way')
  clips.clip(order('c1', 0, 4_000))
  expect(await outcome('c1')).toMatchObject({ type: 'clip-failed', why: 'fault' })
  expect(existsSync(join(folder, 'c1'))).toBe(false)
})

test('a stream that makes no sense is left out of a clip; where there is no other, that is a fault', async () => {
  const senseless = (frame: Frame): Frame => (frame.kind === 'video' ? { ...frame, config: AVC } : { ...frame, config: { ...frame.config, channels: 0 } })
  clips.keep('room', 60)
  for (const [stream, frames] of [[STREAM, framesOf(4)], ['room-bob-camera', framesOf(4).map(senseless)]] as const) sends(stream).write(frames)
  clips.clip(order('both', 0, 4_000))
  clips.clip(order('bob', 0, 4_000, { streams: ['room-bob-camera'] }))
  expect(await outcome('both')).toMatchObject({ type: 'clip-made', streams: [STREAM], beganAt: BORN })
  expect(await outcome('bob')).toMatchObject({ type: 'clip-failed', why: 'fault' })
  expect(existsSync(join(folder, 'bob'))).toBe(false)
})

test('all rings together are bounded: the oldest group of any stream goes first', () => {
  const rooms = createKeptRooms({ hub: parts.hub, unixNow: () => unixNow, neededSince: () => Infinity }, parts.scope, 50_000)
  for (const room of ['room', 'other']) rooms.keep(room, 60)
  const [old, fresh] = [sends(), expectOk(parts.hub.publishFrames(grantFor('publish', 'other-bob-camera', { room: 'other' }), () => undefined))]
  old.write([sound(0), ...Array.from({ length: 20 }, (_, index) => picture(index * 100, index % 5 === 0, 1_000))])
  fresh.write(sound(0))
  for (let index = 0; index < 30; index += 1) fresh.write(picture(index * 100, index % 5 === 0, 1_000))
  expect(rooms.kept.bytes).toBeLessThanOrEqual(50_000)
  expect(rooms.kept.bytes).toBeGreaterThan(35_000)
  const [first] = rooms.streamsOf('room')
  expect(first?.ring.oldestMs).not.toBe(0)
})
