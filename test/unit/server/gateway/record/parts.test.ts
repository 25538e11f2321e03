import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { parseParts, type ListedPart } from '#shared/protocol/recorded-parts'
import { addLine, openPartsList } from '../../../../../server/src/gateway/record/parts-list'
import { createPartMuxer } from '../../../../../server/src/gateway/record/part-muxer'
import { createPartFile, ROOM_BYTES } from '../../../../../server/src/gateway/record/part-file'
import { mendRecordings } from '../../../../../server/src/gateway/record/mend'
import { createStreamRecording } from '../../../../../server/src/gateway/record/stream-recording'
import type { Frame } from '../../../../../server/src/gateway/stream/frames'
import { readBoxes } from '../../../../../server/src/gateway/wire/mp4-boxes'
import { complaintsOf, complaintsOfEach, framesOf, probeFile } from '../../../../support/recorded'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-parts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const fault = (error: unknown): void => {
  throw error
}

/** Records these frames as one stream, and answers its parts. */
async function recorded(frames: readonly Frame[]): Promise<readonly ListedPart[]> {
  const list = await openPartsList(folder)
  const recording = createStreamRecording({ folder, list, stream: 'r-ann-camera', owner: 'ann', source: 'camera', unixAtZero: 1_000_000, onFault: fault, onBroken: fault, onEnd: () => undefined })
  for (const frame of frames) recording.write(frame)
  await recording.close()
  return parseParts(readFileSync(join(folder, 'parts.jsonl'), 'utf8'))
}

const fileOf = ({ file }: ListedPart): string => join(folder, file)
const boxTypes = (path: string): readonly string[] => readBoxes(readFileSync(path)).map(({ type }) => type)

test('a closed part is a plain MP4 with its tables in front, and holds every frame', async () => {
  const frames = framesOf(10)
  const [part, ...others] = await recorded(frames)
  expect(others).toEqual([])
  expect(part).toMatchObject({ video: true, audio: true, beganAt: 1_000_000 })
  expect(boxTypes(fileOf(part!))).toEqual(['ftyp', 'moov', 'free', 'mdat'])
  const { seconds, tracks } = probeFile(fileOf(part!))
  expect(tracks.map(({ kind, packets }) => [kind, packets])).toEqual([['video', 250], ['audio', frames.filter(({ kind }) => kind === 'audio').length]])
  expect(seconds).toBeCloseTo(10, 1)
  expect(part!.endedAt! - part!.beganAt).toBeCloseTo(10_000, -2)
  expect(complaintsOf(fileOf(part!))).toBe('')
})

test('another resolution in the middle begins a new part with its keyframe', async () => {
  const parts = await recorded([...framesOf(4), ...framesOf(4, { size: '640x360', fromMs: 4_000 })])
  expect(parts.map((part) => probeFile(fileOf(part)).tracks[0]?.width)).toEqual([320, 640])
  expect(parts[1]!.beganAt).toBe(1_004_000)
  for (const part of parts) expect(complaintsOf(fileOf(part))).toBe('')
})

test('sound that starts late stays where it was: within the part, or from the next keyframe in a new one', async () => {
  const [near] = await recorded(framesOf(4, { soundFromMs: 500 }))
  expect(probeFile(fileOf(near!)).tracks[1]?.startSeconds).toBeCloseTo(0.5, 1)
})

test('sound that turns up after seconds gets a part that begins with the next keyframe', async () => {
  const parts = await recorded(framesOf(8, { soundFromMs: 3_000 }))
  expect(parts.map(({ video, audio, beganAt }) => ({ video, audio, beganAt }))).toEqual([{ video: true, audio: false, beganAt: 1_000_000 }, { video: true, audio: true, beganAt: 1_004_000 }])
})

test('a stream that begins without a keyframe is written from its first one', async () => {
  const [part] = await recorded(framesOf(6).filter(({ kind, dtsMs }) => kind === 'audio' || dtsMs >= 400))
  expect(part).toMatchObject({ video: false })
  const later = (await recorded(framesOf(6).filter(({ kind, dtsMs }) => kind === 'video' && dtsMs >= 400))).at(-1)
  expect(later?.beganAt).toBe(1_002_000)
  expect(complaintsOf(fileOf(later!))).toBe('')
})

test('a stream without keyframes does not fill the memory: its part ends, and the next keyframe begins another', async () => {
  const huge = [Buffer.alloc(1_000_000, 0x41)]
  const frames = framesOf(6).flatMap((frame): readonly Frame[] => {
    if (frame.kind === 'audio') return []
    if (frame.dtsMs > 0 && frame.dtsMs < 4_000) return [{ ...frame, key: false, nals: huge }]
    return [frame]
  })
  const parts = await recorded(frames)
  expect(parts.map(({ beganAt }) => beganAt)).toEqual([1_000_000, 1_004_000])
  expect(parts[0]!.endedAt! - parts[0]!.beganAt).toBeLessThan(2_000)
})

test('a gap of everything ends a part; times that jump do not stretch a file', async () => {
  const parts = await recorded([...framesOf(4), ...framesOf(4, { fromMs: 3_600_000 })])
  expect(parts.map(({ beganAt, endedAt }) => Math.round((endedAt! - beganAt) / 1_000))).toEqual([4, 4])
})

test('pictures that come back behind the sound, after stand-ins, stay in their part', async () => {
  const arrivalOf = ({ kind, dtsMs }: Frame): number => (kind === 'video' && dtsMs >= 6_000 ? dtsMs + 520 : dtsMs)
  const frames = framesOf(10).filter(({ kind, dtsMs }) => kind === 'audio' || dtsMs < 2_000 || dtsMs >= 6_000)
  const [part, ...others] = await recorded(frames.toSorted((one, other) => arrivalOf(one) - arrivalOf(other)))
  expect(others).toEqual([])
  expect(part!.endedAt! - part!.beganAt).toBeCloseTo(10_000, -2)
  expect(complaintsOfEach(fileOf(part!))).toBe('')
})

const spansOf = (parts: readonly ListedPart[]) => parts.map(({ video, audio, beganAt, endedAt }) => ({ video, audio, fromSeconds: Math.round(beganAt / 1_000) - 1_000, toSeconds: Math.round(endedAt! / 1_000) - 1_000 }))

test('a camera that is off for long leaves a part of sound alone, until its pictures return', async () => {
  const parts = await recorded(framesOf(24).filter(({ kind, dtsMs }) => kind === 'audio' || dtsMs < 2_000 || dtsMs >= 20_000))
  expect(spansOf(parts)).toEqual([
    { video: true, audio: true, fromSeconds: 0, toSeconds: 12 },
    { video: false, audio: true, fromSeconds: 12, toSeconds: 20 },
    { video: true, audio: true, fromSeconds: 20, toSeconds: 24 },
  ])
  for (const part of parts) expect(complaintsOf(fileOf(part))).toBe('')
})

test('a part that is full does not wait for pictures that stay away', async () => {
  const parts = await recorded(framesOf(610).filter((frame) => frame.kind === 'audio' || (frame.key && frame.dtsMs < 600_000)))
  expect(spansOf(parts)).toEqual([{ video: true, audio: true, fromSeconds: 0, toSeconds: 601 }, { video: false, audio: true, fromSeconds: 601, toSeconds: 610 }])
})

test('wherever a file is cut, what is mended plays to its last whole fragment', async () => {
  const path = join(folder, 'whole.mp4')
  mkdirSync(join(folder, 'recordings'))
  const frames = framesOf(9)
  const [video, audio] = ['video', 'audio'].map((kind) => frames.find((frame) => frame.kind === kind)?.config)
  const file = await createPartFile(path, fault)
  const muxer = createPartMuxer({ video: video as never, audio: audio as never }, file, fault)
  for (const frame of frames) muxer.write(frame, frame.dtsMs)
  await muxer.end()
  while (file.waitingBytes > 0) await new Promise(setImmediate)
  const fragments = readBoxes(readFileSync(path)).filter(({ type }) => type === 'mdat').map(({ end }) => end)
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: file.bytes }), async (cut) => {
    const recording = mkdtempSync(join(folder, 'recordings', 'rec-'))
    copyFileSync(path, join(recording, '1.mp4'))
    truncateSync(join(recording, '1.mp4'), cut)
    await addLine(recording, { type: 'began', file: '1.mp4', stream: 's', owner: 'ann', source: 'camera', video: true, audio: true, beganAt: 5 })
    await mendRecordings(join(folder, 'recordings'), fault)
    const [part] = parseParts(readFileSync(join(recording, 'parts.jsonl'), 'utf8'))
    const whole = fragments.filter((end) => end <= cut).length
    if (whole > 0) expect(probeFile(join(recording, '1.mp4')).seconds).toBeGreaterThan(Math.min(9, whole * 2) - 0.2)
    else expect(part!.bytes).toBeLessThan(ROOM_BYTES + 2_000)
    expect(part!.endedAt).not.toBeNull()
    await mendRecordings(join(folder, 'recordings'), fault)
    expect(parseParts(readFileSync(join(recording, 'parts.jsonl'), 'utf8'))).toEqual([part])
    rmSync(recording, { recursive: true })
  }), { numRuns: 25 })
  await file.close()
  expect(complaintsOf(path)).toBe('')
})

test('what can\'t be read at one start is left for the next; what was never made is told as empty', async () => {
  const recording = join(folder, 'recordings', 'rec')
  mkdirSync(join(recording, '1.mp4'), { recursive: true })
  for (const file of ['1.mp4', '2.mp4']) await addLine(recording, { type: 'began', file, stream: 's', owner: 'ann', source: 'camera', video: true, audio: true, beganAt: 7 })
  const notes: string[] = []
  await mendRecordings(join(folder, 'recordings'), (what) => notes.push(what))
  expect(parseParts(readFileSync(join(recording, 'parts.jsonl'), 'utf8')).map(({ endedAt, bytes }) => ({ endedAt, bytes }))).toEqual([{ endedAt: null, bytes: null }, { endedAt: 7, bytes: 0 }])
  expect(notes).toHaveLength(1)
})

test('a part that was closed and not yet told is taken as it is', async () => {
  const [part] = await recorded(framesOf(4))
  const recording = join(folder, 'recordings', 'rec')
  mkdirSync(recording, { recursive: true })
  copyFileSync(fileOf(part!), join(recording, '1.mp4'))
  await addLine(recording, { type: 'began', file: '1.mp4', stream: 's', owner: 'ann', source: 'camera', video: true, audio: true, beganAt: 0 })
  await mendRecordings(join(folder, 'recordings'), fault)
  const [mended] = parseParts(readFileSync(join(recording, 'parts.jsonl'), 'utf8'))
  expect(mended).toMatchObject({ bytes: part!.bytes, endedAt: part!.endedAt! - part!.beganAt })
})
