import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { parseParts } from '#shared/protocol/recorded-parts'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { GatewayOrder, MixPlan, MixTile } from '../../../server/src/gateway/control/messages'
import { encode } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { nearestPaint, SIGNATURES } from '../../support/fake-media'
import { openControl } from '../../support/gateway-control'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { decodeByFfmpeg, pushByFfmpeg, type Decoded } from '../../support/phone-ffmpeg'
import { toneShare } from '../../support/tones'
import { publish } from '../../support/webrtc-client'
import { sendEncoded } from '../../support/webrtc-sender'

const [red, green, third] = SIGNATURES
const MIX = 'room-mix'

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

const tile = (id: string, change: Partial<MixTile> = {}): MixTile =>
  ({ id, name: id, main: false, since: id.charCodeAt(0), picture: `room-${id}-camera`, screen: false, sounds: [`room-${id}-camera`], ...change })
const mix = (tiles: readonly MixTile[], layout: MixPlan['layout'] = 'grid', room = 'room'): GatewayOrder => ({ type: 'mix', room, plan: { layout, tiles } })

const live = (stream: string): Promise<true> =>
  eventually(`${stream} to be live`, async () => ((await gateway.statistics()).streams.some(({ id, via }) => id === stream && via !== null) ? true : null))

/** The paints of the mixed picture at these places, in shares of its width and height; a card's dark is no paint. */
async function paintsAt(places: readonly (readonly [number, number])[]): Promise<readonly (string | null)[]> {
  const response = await fetch(gateway.still(MIX))
  if (!response.ok) return []
  const image = await loadImage(Buffer.from(await response.arrayBuffer()))
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  return places.map(([across, down]) => {
    const [r = 0, g = 0, b = 0] = pen.getImageData(Math.round(across * image.width), Math.round(down * image.height), 1, 1).data
    return Math.max(r, g, b) < 60 ? 'dark' : nearestPaint([r, g, b])
  })
}

const seen = (what: string, places: readonly (readonly [number, number])[], paints: readonly (string | null)[]): Promise<true> =>
  eventually(what, async () => ((await paintsAt(places)).join() === paints.join() ? true : null), 20_000)

/** In which share of its tenths of a second a tone is heard, beside another. */
function heardFor({ sound, sampleRate }: Decoded, hz: number): number {
  const length = sampleRate / 10
  const slices = Array.from({ length: Math.floor(sound.length / length) }, (_, index) => sound.subarray(index * length, (index + 1) * length))
  return slices.filter((slice) => toneShare(slice, sampleRate, hz) > 0.12).length / slices.length
}

const LEFT_AND_RIGHT = [[0.25, 0.4], [0.75, 0.4]] as const

async function twoPhones(): Promise<Scope> {
  pushByFfmpeg(scope, gateway.rtmp('room-ann-camera', 'publish'), red)
  const second = createScope(scope)
  pushByFfmpeg(second, gateway.rtmp('room-bob-camera', 'publish', { user: 'bob' }), green)
  await live('room-ann-camera')
  await live('room-bob-camera')
  return second
}

test('a phone and a browser are one picture and one sound, which ffmpeg plays without a complaint', async () => {
  const { order } = await openControl(gateway, scope)
  order(mix([tile('ann'), tile('bob'), tile('cid', { picture: null, sounds: [] })]))
  pushByFfmpeg(scope, gateway.rtmp('room-ann-camera', 'publish'), red)
  const browser = await publish(gateway.whip('room-bob-camera', { user: 'bob' }))
  scope.onEnd(() => void browser.leave())
  sendEncoded(browser, encode({ hz: third.hz }), {}, scope)
  await seen('the phone, the browser\'s test card, and a card without a picture', [[0.25, 0.2], [0.59, 0.2], [0.3, 0.7]], [red.paint.name, 'cyan', 'dark'])
  await pause(2_500)
  const played = await decodeByFfmpeg(scope, gateway.flv(MIX), 4)
  expect(played.complaints).toBe('')
  expect(played.frames).toBeGreaterThanOrEqual(40)
  expect(played.moving).toBeGreaterThan(20)
  for (const { hz } of [red, third]) expect(heardFor(played, hz)).toBeGreaterThan(0.75)
})

test('another layout, and a person who leaves, break nothing: pictures and sound go on', async () => {
  const { order } = await openControl(gateway, scope)
  const bob = await twoPhones()
  order(mix([tile('ann'), tile('bob')]))
  await seen('both beside each other', LEFT_AND_RIGHT, [red.paint.name, green.paint.name])
  const playing = decodeByFfmpeg(scope, gateway.flv(MIX), 8)
  await pause(2_000)
  order(mix([tile('ann'), tile('bob', { main: true })], 'speaker'))
  await seen('bob, large', [[0.4, 0.3]], [green.paint.name])
  bob.end()
  await seen('bob\'s letter in place of a frozen picture', [[0.2, 0.3]], ['dark'])
  const played = await playing
  expect(played.complaints).toBe('')
  expect(played.frames).toBeGreaterThanOrEqual(80)
  expect(toneShare(played.sound.subarray(-played.sampleRate), played.sampleRate, red.hz)).toBeGreaterThan(0.5)
})

test('a killed codec process is replaced: the mix goes on with all pictures', async () => {
  const { order } = await openControl(gateway, scope)
  await twoPhones()
  order(mix([tile('ann'), tile('bob')]))
  await seen('both', LEFT_AND_RIGHT, [red.paint.name, green.paint.name])
  const { codecPid } = await gateway.statistics()
  process.kill(codecPid ?? 0, 'SIGKILL')
  await eventually('another codec process', async () => ((await gateway.statistics()).codecRestarts > 0 ? true : null))
  await seen('both again', LEFT_AND_RIGHT, [red.paint.name, green.paint.name])
  // The pause belongs to the group of pictures that a player would begin with.
  await pause(2_500)
  const played = await decodeByFfmpeg(scope, gateway.flv(MIX), 3)
  expect(played.complaints).toBe('')
  expect(played.moving).toBeGreaterThan(10)
  for (const { hz } of [red, green]) expect(heardFor(played, hz)).toBeGreaterThan(0.75)
})

test('a recording has the mix beside everybody, in a file that plays, whichever began first', async () => {
  const { order } = await openControl(gateway, scope)
  await twoPhones()
  order({ type: 'record', room: 'room', recording: 'rec-1' })
  order(mix([tile('ann'), tile('bob')]))
  await seen('both', LEFT_AND_RIGHT, [red.paint.name, green.paint.name])
  await pause(4_000)
  order({ type: 'record', room: 'room', recording: null })
  const folder = join(gateway.recordings, 'rec-1')
  const parts = await eventually('all parts to end', () => {
    const found = parseParts(readFileSync(join(folder, 'parts.jsonl'), 'utf8'))
    return found.length === 3 && found.every(({ endedAt }) => endedAt !== null) ? found : null
  })
  const mixed = parts.find(({ source }) => source === 'mix')
  expect(mixed).toMatchObject({ stream: MIX, owner: '', video: true, audio: true })
  const played = await decodeByFfmpeg(scope, join(folder, mixed?.file ?? ''), 6)
  expect(played.complaints).toBe('')
  // Its beginning is as quiet as the room was: the last two seconds tell.
  const end = { ...played, sound: played.sound.subarray(-2 * played.sampleRate) }
  for (const { hz } of [red, green]) expect(heardFor(end, hz)).toBeGreaterThan(0.75)
})

test('the mix ends when told so, and with its room; it is told as nobody\'s stream', async () => {
  const { order, heard } = await openControl(gateway, scope)
  order(mix([]))
  await seen('an empty stage', [[0.5, 0.5]], ['dark'])
  order({ type: 'mix', room: 'room', plan: null })
  await eventually('no mix', async () => ((await fetch(gateway.still(MIX))).status === 404 ? true : null))
  order(mix([]))
  await seen('an empty stage again', [[0.5, 0.5]], ['dark'])
  order({ type: 'end-room', room: 'room', upTo: Date.now() - 60_000 })
  await eventually('no mix', async () => ((await fetch(gateway.still(MIX))).status === 404 ? true : null))
  expect(heard.filter(({ type }) => type === 'started' || type === 'mix-failed')).toEqual([])
})

test('more rooms than the limit are refused by name; plans that make no sense are none', async () => {
  const { order, send, heard } = await openControl(gateway, scope)
  for (const room of ['a', 'b', 'c']) order(mix([], 'grid', room))
  await eventually('the refusal', () => (heard.some((message) => message.type === 'mix-failed' && message.room === 'c' && message.why === 'limit') ? true : null))
  send(JSON.stringify({ type: 'mix', room: 'room', plan: { layout: 'heap', tiles: [] } }))
  send(JSON.stringify({ type: 'mix', room: 'room', plan: { layout: 'grid', tiles: Array.from({ length: 65 }, () => tile('ann')) } }))
  await pause(300)
  expect((await fetch(gateway.still(MIX))).status).toBe(404)
  expect((await gateway.statistics()).mixes).toBe(2)
})
