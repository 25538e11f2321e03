import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { encode } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { openControl, type GatewayControl } from '../../support/gateway-control'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { controlToken } from '../../support/media-token'
import { play, publish } from '../../support/webrtc-client'
import type { WebRtcClient } from '../../support/webrtc-client'
import { receive } from '../../support/webrtc-receiver'
import { sendEncoded } from '../../support/webrtc-sender'

const media = encode()
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

const control = (token?: string): Promise<GatewayControl> => openControl(gateway, scope, token)

async function join(connecting: Promise<WebRtcClient>): Promise<WebRtcClient> {
  const client = await connecting
  scope.onEnd(() => void client.leave())
  return client
}

const refusal = async (connecting: Promise<WebRtcClient>): Promise<string> => {
  try {
    await join(connecting)
    return 'let in'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('the room server hears what is live, what starts and what ends', async () => {
  const early = await control()
  expect(early.heard[0]).toMatchObject({ type: 'hello', streams: [] })
  const publisher = await join(publish(gateway.whip(STREAM), { kinds: ['audio'] }))
  const live = { room: 'room', stream: { id: STREAM, owner: 'ann', source: 'camera', via: 'webrtc', video: false, audio: true } }
  await eventually('the start', () => (early.heard.some(({ type }) => type === 'started') ? true : null))
  expect(early.heard[1]).toEqual({ type: 'started', live })
  const late = await control()
  expect(late.heard[0]).toEqual({ type: 'hello', epoch: early.heard[0]?.type === 'hello' && early.heard[0].epoch, streams: [live], mixes: [] })
  await publisher.leave()
  await eventually('the end', () => (early.heard.some(({ type }) => type === 'ended') ? true : null))
  expect(early.heard[2]).toEqual({ type: 'ended', room: 'room', stream: STREAM })
})

test('who has no right to control is refused', async () => {
  for (const token of ['', 'nonsense', controlToken(Buffer.alloc(32, 1))]) {
    await expect(control(token)).rejects.toThrow('401')
  }
})

test('a kicked person is cut off in both directions, and the old address stays refused', async () => {
  const { order, heard } = await control()
  sendEncoded(await join(publish(gateway.whip(STREAM))), media, {}, scope)
  const own = receive(await join(play(gateway.whep(STREAM, { user: 'ann' }))))
  const other = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  await eventually('pictures', () => (own.packets('video').length > 5 && other.packets('video').length > 5 ? true : null))
  const issuedAt = Date.now()
  await pause(5)
  order({ type: 'revoke', room: 'room', user: 'ann', upTo: Date.now() })
  await eventually('the end', () => (heard.some(({ type }) => type === 'ended') ? true : null))
  expect(await refusal(publish(gateway.whip(STREAM, { issuedAt })))).toBe('403 media/token-revoked')
  await pause(5)
  expect(await refusal(publish(gateway.whip(STREAM)))).toBe('let in')
})

test('who leaves the stage stops publishing and goes on watching', async () => {
  const { order } = await control()
  sendEncoded(await join(publish(gateway.whip('room-bob-camera', { user: 'bob' }))), media, {}, scope)
  await join(publish(gateway.whip(STREAM)))
  const watching = receive(await join(play(gateway.whep('room-bob-camera', { user: 'ann' }))))
  await pause(5)
  order({ type: 'revoke', room: 'room', user: 'ann', upTo: Date.now(), direction: 'publish' })
  await eventually('the stream to end', async () => ((await gateway.statistics()).streams.some(({ id, via }) => id === STREAM && via !== null) ? null : true))
  const before = watching.packets('video').length
  await eventually('pictures to go on', () => (watching.packets('video').length > before + 20 ? true : null))
})

test('the end of a room ends everything in it', async () => {
  const { order } = await control()
  sendEncoded(await join(publish(gateway.whip('other-ann-camera', { room: 'other' }))), media, {}, scope)
  await join(play(gateway.whep('other-ann-camera', { room: 'other', user: 'bob' })))
  await pause(5)
  order({ type: 'end-room', room: 'other', upTo: Date.now() })
  await eventually('all to be gone', async () => ((await gateway.statistics()).peers === 0 ? true : null))
})

test('a mute holds sound back and lets pictures through', async () => {
  const { order } = await control()
  sendEncoded(await join(publish(gateway.whip(STREAM))), media, {}, scope)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  await eventually('sound', () => (receiver.packets('audio').length > 5 ? true : null))
  order({ type: 'gate', stream: STREAM, audio: false, video: true })
  await pause(300)
  const [sounds, pictures] = [receiver.packets('audio').length, receiver.packets('video').length]
  await pause(500)
  expect(receiver.packets('audio')).toHaveLength(sounds)
  expect(receiver.packets('video').length).toBeGreaterThan(pictures + 5)
  order({ type: 'gate', stream: STREAM, audio: true, video: true })
  await eventually('sound again', () => (receiver.packets('audio').length > sounds + 5 ? true : null))
  expect(receiver.missing('audio')).toEqual([])
})

test('a keyframe is asked of the publisher', async () => {
  const { order } = await control()
  const sender = sendEncoded(await join(publish(gateway.whip(STREAM))), media, {}, scope)
  await pause(500)
  const before = sender.asked.keyframes
  order({ type: 'keyframe', stream: STREAM })
  await eventually('the request', () => (sender.asked.keyframes > before ? true : null))
})

test('orders that are none are ignored', async () => {
  const { order, send, heard } = await control()
  send('{"type":"dance"}')
  send('dance')
  order({ type: 'keyframe', stream: 'room-nobody-camera' })
  await pause(200)
  expect(heard).toHaveLength(1)
  expect((await gateway.statistics()).peers).toBe(0)
})

test('its figures are there for people and for Prometheus', async () => {
  const metrics = await (await fetch(`${gateway.base}/metrics`)).text()
  expect(metrics).toMatch(/^lianmai_gateway_packets_out_total \d+$/m)
  expect(metrics).toMatch(/^process_cpu_seconds_total /m)
  expect(await (await fetch(`${gateway.base}/healthz`)).json()).toEqual({ ok: true })
  expect((await fetch(`${gateway.base}/nowhere`)).status).toBe(404)
})
