import { createHash } from 'node:crypto'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { encode } from '../../support/encoded'
import type { Encoded } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { createUdpRelay } from '../../support/udp-relay'
import { play, publish } from '../../support/webrtc-client'
import type { WebRtcClient } from '../../support/webrtc-client'
import { receive, timesRise } from '../../support/webrtc-receiver'
import type { Receiver } from '../../support/webrtc-receiver'
import { sendEncoded } from '../../support/webrtc-sender'
import type { Sender } from '../../support/webrtc-sender'

const big = encode({ size: '640x360', kbps: 1_000 })
const small = encode({ size: '320x180', kbps: 120 })
const STREAM = 'room-ann-camera'

let gateway: GatewayProcess
let scope: Scope
beforeAll(async () => {
  gateway = await startGatewayProcess()
})
afterAll(async () => {
  await gateway.stop()
})
beforeEach(() => {
  scope = createScope()
})
afterEach(async () => {
  scope.end()
  await eventually('all to have left', async () => ((await gateway.statistics()).peers === 0 ? true : null), 40_000)
})

async function join(connecting: Promise<WebRtcClient>): Promise<WebRtcClient> {
  const client = await connecting
  scope.onEnd(() => void client.leave())
  return client
}

async function sendBoth(manner: Parameters<typeof sendEncoded>[2] = {}, detour?: (answer: string) => string): Promise<Sender> {
  const publisher = await join(publish(gateway.whip(STREAM), { kinds: ['video', 'audio', 'small'], ...(detour ? { detour } : {}) }))
  return sendEncoded(publisher, big, { small, ...manner }, scope)
}

const patch = (location: string, body: string, type = 'application/json'): Promise<Response> => fetch(location, { method: 'PATCH', body, headers: { 'content-type': type } })

async function choose({ location }: WebRtcClient, layer: 'big' | 'small'): Promise<void> {
  expect((await patch(location, JSON.stringify({ layer }))).status).toBe(204)
}

const nameOf = (unit: readonly Buffer[]): string => createHash('sha256').update(unit.at(-1) ?? '').digest('hex')
const places = (media: Encoded): ReadonlyMap<string, number> => new Map(media.pictures.map((unit, index) => [nameOf(unit), index]))
const known = { big: places(big), small: places(small) }

/** Each picture that came, by its layer and its place in what was encoded. */
function seen(receiver: Receiver): readonly { readonly layer: 'big' | 'small' | 'torn'; readonly place: number; readonly key: boolean }[] {
  return receiver.units().map(({ nals, key }) => {
    const name = nameOf(nals)
    const layer = known.big.has(name) ? 'big' : known.small.has(name) ? 'small' : 'torn'
    return { layer, place: layer === 'torn' ? -1 : known[layer].get(name) ?? -1, key }
  })
}

const latest = (receiver: Receiver): string | null => seen(receiver).at(-2)?.layer ?? null

/** Every picture is whole, follows the one that its encoder made before it, and another layer begins with a keyframe. */
function expectNothingMissing(receiver: Receiver): void {
  const pictures = seen(receiver).slice(0, -1)
  const faults = pictures.filter(({ layer, place, key }, index) => {
    const before = pictures[index - 1]
    if (before === undefined || key) return false
    return layer !== before.layer || place !== before.place + 1
  })
  expect(faults).toEqual([])
  expect(pictures.filter(({ layer }) => layer === 'torn')).toEqual([])
  expect(receiver.missing('video')).toEqual([])
  expect(timesRise(receiver.packets('video'))).toBe(true)
  expect(receiver.decodePictures().complaints).not.toMatch(/error|concealing|non-existing|missing/i)
}

test('a viewer goes from the big picture to the small one and back: nothing is missing, and little comes meanwhile', async () => {
  const sender = await sendBoth()
  const viewer = await join(play(gateway.whep(STREAM, { user: 'bob' })))
  const receiver = receive(viewer)
  await eventually('the big picture', () => (latest(receiver) === 'big' ? true : null))
  await pause(1_000)
  const rates: Record<string, number> = {}
  for (const layer of ['small', 'big', 'small', 'big'] as const) {
    await choose(viewer, layer)
    await eventually(`the ${layer} picture`, () => (latest(receiver) === layer ? true : null))
    const before = receiver.packets('video').reduce((sum, { payload }) => sum + payload.length, 0)
    await pause(1_500)
    rates[layer] = receiver.packets('video').reduce((sum, { payload }) => sum + payload.length, 0) - before
  }
  expectNothingMissing(receiver)
  expect(rates['small']).toBeLessThan((rates['big'] ?? 0) / 4)
  expect(sender.asked.smallKeyframes).toBeGreaterThanOrEqual(2)
  expect(receiver.missing('audio')).toEqual([])
})

test('a viewer begins with the small picture if its address says so, and the publisher makes no big keyframe for it', async () => {
  const sender = await sendBoth()
  await pause(1_500)
  const before = sender.asked.keyframes
  const receiver = receive(await join(play(`${gateway.whep(STREAM, { user: 'bob' })}&layer=small`)))
  await eventually('the small picture', () => (seen(receiver).length > 5 ? true : null))
  expect(new Set(seen(receiver).slice(0, -1).map(({ layer }) => layer))).toEqual(new Set(['small']))
  expect(sender.asked.keyframes).toBe(before)
  const { streams } = await gateway.statistics()
  expect(streams.find(({ id }) => id === STREAM)?.small).toBe(1)
})

test('where there is no small picture the big one comes, whatever is wished', async () => {
  sendEncoded(await join(publish(gateway.whip(STREAM))), big, {}, scope)
  const viewer = await join(play(`${gateway.whep(STREAM, { user: 'bob' })}&layer=small`))
  const receiver = receive(viewer)
  await choose(viewer, 'small')
  await eventually('pictures', () => (seen(receiver).length > 30 ? true : null))
  expect(new Set(seen(receiver).slice(0, -1).map(({ layer }) => layer))).toEqual(new Set(['big']))
})

test('a small picture that stops is replaced by the big one, and comes back by itself', async () => {
  let pauses = false
  await sendBoth({ smallPauses: () => pauses })
  const viewer = await join(play(`${gateway.whep(STREAM, { user: 'bob' })}&layer=small`))
  const receiver = receive(viewer)
  await eventually('the small picture', () => (latest(receiver) === 'small' ? true : null))
  pauses = true
  await eventually('the big picture', () => (latest(receiver) === 'big' ? true : null))
  await pause(500)
  pauses = false
  await eventually('the small picture again', () => (latest(receiver) === 'small' ? true : null))
  expectNothingMissing(receiver)
})

test('losses on both ways are mended on the layer that they were on', async () => {
  let count = 0
  const { detour } = await createUdpRelay(gateway.udpPort, (_way, packet) => packet.length > 200 && (count += 1) % 15 === 0, scope)
  await sendBoth({}, detour)
  const viewer = await join(play(gateway.whep(STREAM, { user: 'bob' }), { detour }))
  const receiver = receive(viewer, { asks: true })
  await eventually('the big picture', () => (latest(receiver) === 'big' ? true : null))
  for (const layer of ['small', 'big', 'small', 'big'] as const) {
    await choose(viewer, layer)
    await eventually(`the ${layer} picture`, () => (latest(receiver) === layer ? true : null))
    await pause(700)
  }
  const pictures = seen(receiver)
  const settled = pictures.slice(0, -40)
  expect(settled.filter(({ layer }) => layer === 'torn')).toEqual([])
  expect(settled.filter(({ layer, key }, index) => !key && index > 0 && layer !== settled[index - 1]?.layer)).toEqual([])
})

test('readers of frames get the big picture only', async () => {
  await sendBoth()
  const viewer = await join(play(`${gateway.whep(STREAM, { user: 'bob' })}&layer=small`))
  const receiver = receive(viewer)
  const reading = new AbortController()
  scope.onEnd(() => reading.abort())
  const response = await fetch(gateway.flv(STREAM, { user: 'eve' }), { signal: reading.signal })
  const chunks: Buffer[] = []
  response.body?.pipeTo(new WritableStream({ write: (chunk) => void chunks.push(Buffer.from(chunk)) })).catch(() => undefined)
  await eventually('the small picture', () => (latest(receiver) === 'small' ? true : null))
  await pause(2_500)
  const file = Buffer.concat(chunks)
  const spsOf = (media: Encoded): Buffer => media.pictures[0]?.find((nal) => ((nal[0] ?? 0) & 0x1f) === 7) ?? Buffer.alloc(0)
  expect(file.includes(spsOf(big))).toBe(true)
  expect(file.includes(spsOf(small))).toBe(false)
})

test('wishes that are none are refused with a code', async () => {
  await sendBoth()
  const viewer = await join(play(gateway.whep(STREAM, { user: 'bob' })))
  const codeOf = async (answering: Promise<Response>): Promise<string> => {
    const response = await answering
    const { code }: { readonly code: string } = JSON.parse(await response.text())
    return `${response.status} ${code}`
  }
  for (const body of ['', 'null', '[]', '{}', '{"layer":"huge"}', '{"layer":7}', '"small"', '{"layer":"small"']) expect(await codeOf(patch(viewer.location, body))).toBe('400 request/invalid')
  expect(await codeOf(patch(viewer.location, '{"layer":"small"}', 'text/plain'))).toBe('415 media/unsupported')
  expect(await codeOf(patch(viewer.location, `{"layer":"${'x'.repeat(70_000)}"}`))).toBe('413 request/too-large')
  expect(await codeOf(patch(`${viewer.location}x`, '{"layer":"small"}'))).toBe('404 request/not-found')
  const url = `${gateway.whep(STREAM, { user: 'bob' })}&layer=huge`
  expect(await codeOf(fetch(url, { method: 'POST', body: 'v=0', headers: { 'content-type': 'application/sdp' } }))).toBe('400 request/invalid')
})
