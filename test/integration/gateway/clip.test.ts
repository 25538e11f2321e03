import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseParts, type ListedPart } from '#shared/protocol/recorded-parts'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { GatewayMessage, GatewayOrder } from '../../../server/src/gateway/control/messages'
import { beepingOpus, beepsOf, flashesOf, soundStart } from '../../support/beeps'
import { flashes } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { SIGNATURES } from '../../support/fake-media'
import { openControl, type GatewayControl } from '../../support/gateway-control'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { decodeByFfmpeg, pushByFfmpeg } from '../../support/phone-ffmpeg'
import { probeFile } from '../../support/recorded'
import { publish } from '../../support/webrtc-client'
import { sendEncoded } from '../../support/webrtc-sender'

const [phone] = SIGNATURES
const PHONE = 'room-ann-side'
const BROWSER = 'room-bob-front'

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

const keep = (seconds: number): GatewayOrder => ({ type: 'keep', room: 'room', seconds })
const clip = (name: string, from: number, to: number, streams: readonly string[] | null = null): GatewayOrder => ({ type: 'clip', room: 'room', clip: name, from, to, streams })
const fileOf = (name: string, { file }: ListedPart): string => join(gateway.recordings, name, file)
const partsOf = (name: string): readonly ListedPart[] => parseParts(readFileSync(join(gateway.recordings, name, 'parts.jsonl'), 'utf8'))

const live = (stream: string): Promise<true> =>
  eventually(`${stream} to be live`, async () => ((await gateway.statistics()).streams.some(({ id, via }) => id === stream && via !== null) ? true : null))

type ClipWord = Extract<GatewayMessage, { readonly type: 'clip-made' | 'clip-failed' }>
const wordOf = ({ heard }: GatewayControl, name: string): Promise<ClipWord> =>
  eventually(`word of ${name}`, () => heard.find((news): news is ClipWord => 'clip' in news && news.clip === name) ?? null, 20_000)

/** A browser that flashes and beeps at each full second of its own; answers when it began. */
async function flashing(): Promise<number> {
  const client = await publish(gateway.whip(BROWSER, { user: 'bob' }))
  scope.onEnd(() => void client.leave())
  const media = { pictures: flashes(), sounds: beepingOpus(60, 1) }
  const began = Date.now()
  sendEncoded(client, media, { allKeys: true }, scope)
  await live(BROWSER)
  return began
}
const pushing = async (life = scope): Promise<void> => {
  pushByFfmpeg(life, gateway.rtmp(PHONE, 'publish'), phone)
  await live(PHONE)
}
const sinceSecond = (ms: number): number => Math.abs(((ms + 500) % 1_000) - 500)

test('two streams of the past become two files that play, on one clock, within a second', async () => {
  const control = await openControl(gateway, scope)
  control.order(keep(60))
  const began = await flashing()
  await pushing()
  await pause(9_000)
  const to = Date.now()
  control.order(clip('c-1', to - 5_000, to))
  const made = await wordOf(control, 'c-1')
  expect(Date.now() - to).toBeLessThan(1_500)
  if (made.type !== 'clip-made') throw new Error(made.why)
  expect([...made.streams].sort()).toEqual([PHONE, BROWSER])
  const parts = partsOf('c-1')
  expect(parts.map(({ stream, video, audio }) => ({ stream, video, audio }))).toEqual(expect.arrayContaining([{ stream: PHONE, video: true, audio: true }, { stream: BROWSER, video: true, audio: true }]))
  for (const part of parts) {
    const path = fileOf('c-1', part)
    // Keyframes: each picture of the browser, each two seconds of the phone.
    expect(part.beganAt).toBeLessThanOrEqual(to - 5_000)
    expect(part.beganAt).toBeGreaterThan(to - 5_000 - (part.stream === PHONE ? 2_100 : 200))
    expect(Math.abs((part.endedAt ?? 0) - to)).toBeLessThan(300)
    expect(Math.abs(probeFile(path).seconds * 1_000 - ((part.endedAt ?? 0) - part.beganAt))).toBeLessThan(200)
    const decoded = await decodeByFfmpeg(scope, path, 5)
    expect(decoded.complaints).toBe('')
    if (part.stream === PHONE) expect([decoded.moving > 60, decoded.paint, decoded.hz]).toEqual([true, phone.paint.name, phone.hz])
  }
  const [browser] = parts.filter(({ stream }) => stream === BROWSER)
  const path = fileOf('c-1', browser!)
  const after = browser!.beganAt - began
  const [lights, sounds] = [flashesOf(path).map((ms) => after + ms), beepsOf(path).slice(1).map((ms) => after + soundStart(path) + ms)]
  expect(lights.length).toBeGreaterThanOrEqual(4)
  expect(sounds.length).toBeGreaterThanOrEqual(3)
  for (const light of lights) expect(sinceSecond(light)).toBeLessThan(120)
  for (const sound of sounds) expect(sinceSecond(sound)).toBeLessThan(160)
})

test('who has gone is in it for a while; a clip ends in the future, of one stream alone', async () => {
  const control = await openControl(gateway, scope)
  control.order(keep(30))
  const gone = createScope(scope)
  await pushing(gone)
  await flashing()
  await pause(4_000)
  gone.end()
  await pause(5_000)
  const now = Date.now()
  control.order(clip('c-1', now - 8_000, now))
  control.order(clip('c-2', now - 2_000, now + 3_000, [BROWSER]))
  expect(await wordOf(control, 'c-1')).toMatchObject({ type: 'clip-made', streams: expect.arrayContaining([PHONE, BROWSER]) })
  expect((await decodeByFfmpeg(scope, fileOf('c-1', partsOf('c-1').find(({ stream }) => stream === PHONE)!), 2)).moving).toBeGreaterThan(15)
  const later = await wordOf(control, 'c-2')
  expect(Date.now()).toBeGreaterThan(now + 3_000)
  expect(later).toMatchObject({ type: 'clip-made', streams: [BROWSER] })
  expect(probeFile(fileOf('c-2', partsOf('c-2')[0]!)).seconds).toBeGreaterThan(4.5)
})

test('a room that keeps nothing costs nothing and has no clips; one that keeps is bounded in time', async () => {
  const control = await openControl(gateway, scope)
  await flashing()
  await pause(2_000)
  const idle = await gateway.statistics()
  expect([idle.conversions, idle.kept]).toEqual([0, { streams: 0, bytes: 0 }])
  control.order(clip('c-1', Date.now() - 5_000, Date.now()))
  expect(await wordOf(control, 'c-1')).toEqual({ type: 'clip-failed', room: 'room', clip: 'c-1', why: 'empty' })
  expect(existsSync(join(gateway.recordings, 'c-1'))).toBe(false)
  control.order(keep(3))
  await pause(10_000)
  const { kept } = await gateway.statistics()
  expect(kept.streams).toBe(1)
  control.order(clip('c-2', Date.now() - 60_000, Date.now()))
  const made = await wordOf(control, 'c-2')
  if (made.type !== 'clip-made') throw new Error(made.why)
  expect(made.endedAt - made.beganAt).toBeLessThan(6_500)
  control.order(keep(0))
  await eventually('all is forgotten', async () => ((await gateway.statistics()).conversions === 0 ? true : null))
  expect((await gateway.statistics()).kept).toEqual({ streams: 0, bytes: 0 })
})

test('a clip outlives a killed gateway, and is told again to who asks again', async () => {
  const before = await openControl(gateway, scope)
  before.order(keep(60))
  await pushing()
  await pause(4_000)
  const to = Date.now()
  const order = clip('c-1', to - 3_000, to)
  before.order(order)
  const made = await wordOf(before, 'c-1')
  expect(made.type).toBe('clip-made')
  gateway = await gateway.killed()
  const after = await openControl(gateway, scope)
  after.order(order)
  after.order(clip('c-2', to - 3_000, to))
  expect(await wordOf(after, 'c-1')).toEqual(made)
  expect(await wordOf(after, 'c-2')).toMatchObject({ type: 'clip-failed', why: 'empty' })
})
