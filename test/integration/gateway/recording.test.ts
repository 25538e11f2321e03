import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseParts, type ListedPart } from '#shared/protocol/recorded-parts'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { GatewayOrder } from '../../../server/src/gateway/control/messages'
import { encode } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { SIGNATURES } from '../../support/fake-media'
import { openControl } from '../../support/gateway-control'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { decodeByFfmpeg, pushByFfmpeg } from '../../support/phone-ffmpeg'
import { complaintsOfEach, probeFile } from '../../support/recorded'
import { publish } from '../../support/webrtc-client'
import { sendEncoded } from '../../support/webrtc-sender'

const [phone, browser] = SIGNATURES
const media = encode({ hz: browser.hz })
const PHONE = 'room-ann-camera'
const BROWSER = 'room-bob-camera'

let gateway: GatewayProcess
let scope: Scope
beforeEach(async () => {
  scope = createScope()
  gateway = await startGatewayProcess()
})
afterEach(async () => {
  scope.end()
  await gateway.stop()
})

const record = (recording: string | null): GatewayOrder => ({ type: 'record', room: 'room', recording })

function partsOf(recording: string): readonly ListedPart[] {
  try {
    return parseParts(readFileSync(join(gateway.recordings, recording, 'parts.jsonl'), 'utf8'))
  } catch {
    return []
  }
}

const allEnded = (recording: string): Promise<readonly ListedPart[]> => eventually('all parts to end', () => {
  const parts = partsOf(recording)
  return parts.length > 0 && parts.every(({ endedAt }) => endedAt !== null) ? parts : null
}, 15_000)

const fileOf = (recording: string, { file }: ListedPart): string => join(gateway.recordings, recording, file)

/** What ffprobe reads of a whole file: seconds of each kind, and its complaints. */
function probe(path: string): { readonly seconds: number; readonly kinds: readonly string[] } {
  const read = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration:stream=codec_type', '-of', 'json', path], { encoding: 'utf8' }))
  return { seconds: Number(read.format.duration), kinds: read.streams.map((stream: { readonly codec_type: string }) => stream.codec_type).toSorted() }
}

const live = (stream: string): Promise<true> =>
  eventually(`${stream} to be live`, async () => ((await gateway.statistics()).streams.some(({ id, via }) => id === stream && via !== null) ? true : null))

test('a phone and a browser are written down, each into a file that plays, on one clock', async () => {
  const { order } = await openControl(gateway, scope)
  const pushed = createScope(scope)
  pushByFfmpeg(pushed, gateway.rtmp(PHONE, 'publish'), phone)
  await live(PHONE)
  order(record('rec-1'))
  order(record('rec-1'))
  const client = await publish(gateway.whip(BROWSER, { user: 'bob' }))
  scope.onEnd(() => void client.leave())
  sendEncoded(client, media, {}, scope)
  await live(BROWSER)
  await pause(7_000)
  order(record(null))
  const parts = await allEnded('rec-1')
  expect(parts.map(({ stream, source, video, audio }) => ({ stream, source, video, audio }))).toEqual([
    { stream: PHONE, source: 'camera', video: true, audio: true },
    { stream: BROWSER, source: 'camera', video: true, audio: true },
  ])
  for (const [index, part] of parts.entries()) {
    const path = fileOf('rec-1', part)
    expect(part.bytes).toBe(statSync(path).size)
    const { seconds, kinds } = probe(path)
    expect(kinds).toEqual(['audio', 'video'])
    expect(seconds).toBeGreaterThan(5)
    expect(Math.abs(seconds * 1_000 - ((part.endedAt ?? 0) - part.beganAt))).toBeLessThan(200)
    const decoded = await decodeByFfmpeg(scope, path, 5)
    expect(decoded.complaints).toBe('')
    expect(decoded.moving).toBeGreaterThan(60)
    expect(decoded.hz).toBe([phone, browser][index]?.hz)
  }
})

test('a killed gateway leaves files that play to their last fragment, and goes on in new parts', async () => {
  const before = await openControl(gateway, scope)
  pushByFfmpeg(scope, gateway.rtmp(PHONE, 'publish'), phone)
  await live(PHONE)
  before.order(record('rec-2'))
  await pause(6_000)
  gateway = await gateway.killed()
  const mended = await allEnded('rec-2')
  expect(mended).toHaveLength(1)
  const { order } = await openControl(gateway, scope)
  order(record('rec-2'))
  const again = createScope(scope)
  pushByFfmpeg(again, gateway.rtmp(PHONE, 'publish'), phone)
  await live(PHONE)
  await pause(3_500)
  again.end()
  const parts = await allEnded('rec-2')
  expect(parts.map(({ file }) => file)).toEqual(['1.mp4', '2.mp4'])
  expect(parts[1]?.beganAt).toBeGreaterThanOrEqual(parts[0]?.endedAt ?? Infinity)
  for (const part of parts) {
    expect(probe(fileOf('rec-2', part)).seconds).toBeGreaterThanOrEqual(2)
    expect((await decodeByFfmpeg(scope, fileOf('rec-2', part), 2)).complaints).toBe('')
  }
})

test('a full disk ends the recording with a word; what is there plays and is told by its real length, and the streams go on', async () => {
  await gateway.stop()
  gateway = await startGatewayProcess(undefined, { diskBytes: 700_000 })
  const { heard, order } = await openControl(gateway, scope)
  const client = await publish(gateway.whip(BROWSER, { user: 'bob' }))
  scope.onEnd(() => void client.leave())
  sendEncoded(client, media, {}, scope)
  await live(BROWSER)
  order(record('rec-3'))
  const failed = await eventually('the word', () => heard.find(({ type }) => type === 'recording-failed') ?? null, 30_000)
  expect(failed).toEqual({ type: 'recording-failed', room: 'room', recording: 'rec-3', why: 'disk-full' })
  expect(await (await fetch(`${gateway.base}/metrics`)).text()).toContain('lianmai_gateway_recordings_failed_total{why="disk-full"} 1')
  expect((await decodeByFfmpeg(scope, gateway.flv(BROWSER, { user: 'ann' }), 2)).moving).toBeGreaterThan(30)
  // Where the sound came late the first has none, and of the second the disk may have refused all.
  const parts = (await allEnded('rec-3')).filter(({ bytes }) => bytes !== 0)
  expect(parts.length).toBeGreaterThan(0)
  for (const part of parts) {
    const path = fileOf('rec-3', part)
    // What the disk refused is neither told nor left half.
    expect(part.bytes).toBe(statSync(path).size)
    expect(Math.abs(probe(path).seconds * 1_000 - (part.endedAt! - part.beganAt))).toBeLessThan(200)
    expect(probeFile(path).tracks[0]?.packets).toBeGreaterThan(30)
    expect(complaintsOfEach(path)).toBe('')
  }
})
