import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { encode } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { SIGNATURES, TONES } from '../../support/fake-media'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { decodeByFfmpeg, pushByFfmpeg } from '../../support/phone-ffmpeg'
import { heardTone } from '../../support/tones'
import { play, publish } from '../../support/webrtc-client'
import type { WebRtcClient } from '../../support/webrtc-client'
import { receive, timesRise } from '../../support/webrtc-receiver'
import { sendEncoded } from '../../support/webrtc-sender'

const [phone, browser] = SIGNATURES
const media = encode({ hz: browser.hz })
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
afterEach(() => scope.end())

async function join(connecting: Promise<WebRtcClient>): Promise<WebRtcClient> {
  const client = await connecting
  scope.onEnd(() => void client.leave())
  return client
}

const live = (stream: string): Promise<true> =>
  eventually(`${stream} to be live`, async () => ((await gateway.statistics()).streams.some(({ id, via }) => id === stream && via !== null) ? true : null))

test('what a phone pushes by RTMP, a browser sees at once and hears', async () => {
  pushByFfmpeg(scope, gateway.rtmp(STREAM, 'publish'), phone)
  await live(STREAM)
  await pause(2_500)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  const joined = performance.now()
  await eventually('a picture', () => receiver.packets('video')[0] ?? null)
  expect(performance.now() - joined).toBeLessThan(500)
  await pause(3_000)
  expect(receiver.missing('video')).toEqual([])
  expect(receiver.decodePictures()).toEqual({ pictures: expect.any(Number), complaints: '' })
  expect(receiver.decodePictures().pictures).toBeGreaterThan(50)
  expect(timesRise(receiver.packets('audio'))).toBe(true)
  expect(heardTone(await receiver.decodeSound(), 48_000, TONES)).toBe(phone.hz)
})

test('what a browser sends by WHIP decodes from HTTP-FLV and from RTMP with picture and sound', async () => {
  sendEncoded(await join(publish(gateway.whip(STREAM))), media, {}, scope)
  await live(STREAM)
  const [flv, rtmp] = await Promise.all([
    decodeByFfmpeg(scope, gateway.flv(STREAM, { user: 'bob' }), 3),
    decodeByFfmpeg(scope, gateway.rtmp(STREAM, 'play', { user: 'cid' }), 3),
  ])
  for (const decoded of [flv, rtmp]) {
    expect(decoded.complaints).toBe('')
    expect(decoded.moving).toBeGreaterThan(50)
    expect(decoded.hz).toBe(browser.hz)
  }
})

test('a browser takes over from a phone, and those who watch go on in both worlds', async () => {
  const early = createScope(scope)
  pushByFfmpeg(early, gateway.rtmp(STREAM, 'publish'), phone)
  await live(STREAM)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  const watching = decodeByFfmpeg(scope, gateway.flv(STREAM, { user: 'cid' }), 8)
  await eventually('pictures of the phone', () => (receiver.packets('video').length > 20 ? true : null))
  await pause(2_000)
  sendEncoded(await join(publish(gateway.whip(STREAM))), media, {}, scope)
  const then = receiver.packets('video').length
  await eventually('pictures of the browser', () => (receiver.packets('video').length > then + 60 ? true : null))
  expect(receiver.missing('video')).toEqual([])
  expect(timesRise(receiver.packets('video'))).toBe(true)
  const decoded = await watching
  expect(decoded.frames).toBeGreaterThan(100)
  expect(decoded.loudness).toBeGreaterThan(0.01)
})

test('pictures go on while the codec process is killed, and the sound comes back', async () => {
  pushByFfmpeg(scope, gateway.rtmp(STREAM, 'publish'), phone)
  await live(STREAM)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  await eventually('sound', () => (receiver.packets('audio').length > 20 ? true : null))
  const { codecPid, codecRestarts } = await gateway.statistics()
  process.kill(codecPid ?? 0, 'SIGKILL')
  await eventually('another codec process', async () => ((await gateway.statistics()).codecRestarts > codecRestarts ? true : null))
  receiver.forget()
  await eventually('sound again', () => (receiver.packets('audio').length > 100 ? true : null), 20_000)
  expect(receiver.missing('video')).toEqual([])
  expect(timesRise(receiver.packets('audio'))).toBe(true)
  expect(heardTone(await receiver.decodeSound(), 48_000, TONES)).toBe(phone.hz)
})
