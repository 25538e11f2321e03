import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { createScope, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { sequenceDistance } from '../../../server/src/gateway/wire/rtp'
import { encode } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { heardTone } from '../../support/tones'
import { createUdpRelay } from '../../support/udp-relay'
import { play, publish, Refused, tellingLevels } from '../../support/webrtc-client'
import type { WebRtcClient } from '../../support/webrtc-client'
import { receive, timesRise } from '../../support/webrtc-receiver'
import { sendEncoded } from '../../support/webrtc-sender'

const HZ = 660
const media = encode({ hz: HZ })
const STREAM = 'room-ann-camera'
/** The RTCP type of source descriptions. */
const SDES = 202

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

test('what one publishes by WHIP, another sees and hears by WHEP', async () => {
  const publisher = await join(publish(gateway.whip(STREAM)))
  const sender = sendEncoded(publisher, media, {}, scope)
  await pause(300)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  await pause(2_500)
  expect(receiver.missing('video')).toEqual([])
  expect(receiver.missing('audio')).toEqual([])
  const { pictures, complaints } = receiver.decodePictures()
  expect(complaints).toBe('')
  expect(pictures).toBeGreaterThan(50)
  expect(heardTone(await receiver.decodeSound(), 48_000, [440, HZ, 880])).toBe(HZ)
  expect(receiver.senderReports.video).toBeGreaterThan(0)
  expect(receiver.senderReports.audio).toBeGreaterThan(0)
  expect(sender.asked.reports).toBeGreaterThan(4)
  expect(sender.asked.estimates).toBeGreaterThan(1)
})

test('a viewer who joins between keyframes gets one at once', async () => {
  const publisher = await join(publish(gateway.whip(STREAM)))
  const sender = sendEncoded(publisher, media, {}, scope)
  await pause(1_200)
  const before = sender.asked.keyframes
  const watching = performance.now()
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  await eventually('a picture', () => receiver.packets('video')[0] ?? null)
  expect(performance.now() - watching).toBeLessThan(1_000)
  expect(sender.asked.keyframes).toBe(before + 1)
})

test('many requests for a keyframe are few to the publisher', async () => {
  const publisher = await join(publish(gateway.whip(STREAM)))
  const sender = sendEncoded(publisher, media, {}, scope)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  await eventually('a picture', () => receiver.packets('video')[0] ?? null)
  const before = sender.asked.keyframes
  for (let request = 0; request < 50; request += 1) {
    receiver.askForKeyframe()
    await pause(20)
  }
  expect(sender.asked.keyframes - before).toBeGreaterThanOrEqual(2)
  expect(sender.asked.keyframes - before).toBeLessThanOrEqual(6)
})

test('packets lost on the way up and on the way down are sent again', async () => {
  let count = 0
  const { detour, dropped } = await createUdpRelay(gateway.udpPort, (_way, packet) => packet.length > 200 && (count += 1) % 15 === 0, scope)
  const publisher = await join(publish(gateway.whip(STREAM), { detour }))
  const sender = sendEncoded(publisher, media, {}, scope)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }), { detour })), { asks: true })
  await pause(3_000)
  expect(dropped.up).toBeGreaterThan(3)
  expect(dropped.down).toBeGreaterThan(3)
  expect(sender.asked.nacks).toBeGreaterThan(0)
  // The very last may still be on their way.
  const settled = receiver.packets('video').at(-40)?.header.sequence ?? 0
  const missing = receiver.missing('video').filter((sequence) => sequenceDistance(sequence, settled) > 0)
  expect(missing).toEqual([])
  expect(receiver.decodePictures().complaints).toBe('')
})

test('a publisher who comes again is the stream from then on, and viewers see no break in the numbers', async () => {
  const first = await join(publish(gateway.whip(STREAM)))
  const early = createScope(scope)
  sendEncoded(first, media, {}, early)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  await eventually('pictures', () => (receiver.packets('video').length > 30 ? true : null))
  const second = await join(publish(gateway.whip(STREAM)))
  await eventually('the first to be let go', async () => ((await gateway.statistics()).peers === 2 ? true : null))
  early.end()
  const then = receiver.packets('video').length
  sendEncoded(second, media, {}, scope)
  await eventually('pictures of the second', () => (receiver.packets('video').length > then + 60 ? true : null))
  expect(receiver.missing('video')).toEqual([])
  expect(timesRise(receiver.packets('video'))).toBe(true)
  expect(timesRise(receiver.packets('audio'))).toBe(true)
  expect(receiver.decodePictures().complaints).toBe('')
})

test('a publisher that was away for a moment finds its viewers waiting', async () => {
  const first = await join(publish(gateway.whip(STREAM)))
  const early = createScope(scope)
  sendEncoded(first, media, {}, early)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  await eventually('pictures', () => (receiver.packets('video').length > 10 ? true : null))
  early.end()
  await first.leave()
  await pause(500)
  const then = receiver.packets('video').length
  sendEncoded(await join(publish(gateway.whip(STREAM))), media, {}, scope)
  await eventually('pictures again', () => (receiver.packets('video').length > then + 10 ? true : null))
  expect(receiver.missing('video')).toEqual([])
})

test('one sends sound only, another pictures only', async () => {
  const sound = await join(publish(gateway.whip('room-ann-front'), { kinds: ['audio'] }))
  sendEncoded(sound, media, { kinds: ['audio'] }, scope)
  const picture = await join(publish(gateway.whip('room-ann-side'), { kinds: ['video'] }))
  sendEncoded(picture, media, { kinds: ['video'] }, scope)
  const hearing = receive(await join(play(gateway.whep('room-ann-front', { user: 'bob' }))))
  const seeing = receive(await join(play(gateway.whep('room-ann-side', { user: 'bob' }))))
  await eventually('sound', () => (hearing.packets('audio').length > 20 ? true : null))
  await eventually('pictures', () => (seeing.packets('video').length > 20 ? true : null))
  expect(hearing.packets('video')).toHaveLength(0)
})

async function refusalOf(connecting: Promise<WebRtcClient>): Promise<string> {
  try {
    await join(connecting)
  } catch (error) {
    return error instanceof Refused ? error.message : String(error)
  }
  return 'let in'
}

describe('refused with a code', () => {
  const post = async (url: string, body: string, type = 'application/sdp'): Promise<string> => {
    const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } })
    return `${response.status} ${(JSON.parse(await response.text()) as { code: string }).code}`
  }

  test('a stream that nobody publishes', async () => {
    expect(await refusalOf(play(gateway.whep('room-nobody-camera')))).toBe('404 stream/not-found')
  })

  test('tokens that are wrong, of another stream, of the other direction, or expired', async () => {
    expect(await refusalOf(publish(`${gateway.base}/media/whip/${STREAM}?token=nonsense`))).toBe('401 media/token-invalid')
    expect(await refusalOf(publish(`${gateway.base}/media/whip/${STREAM}`))).toBe('401 media/token-invalid')
    expect(await refusalOf(publish(gateway.whip(STREAM).replace('/whip/room-ann-camera', '/whip/room-ann-screen')))).toBe('403 media/token-mismatch')
    expect(await refusalOf(publish(gateway.whip(STREAM, { dir: 'play' })))).toBe('403 media/token-mismatch')
    expect(await refusalOf(publish(gateway.whip(STREAM, { issuedAt: Date.now() - 700_000 })))).toBe('401 media/token-expired')
  })

  test('offers that are none, and offers without H.264', async () => {
    expect(await post(gateway.whip(STREAM), 'hello')).toBe('400 media/sdp-invalid')
    expect(await post(gateway.whip(STREAM), '')).toBe('400 media/sdp-invalid')
    expect(await post(gateway.whip(STREAM), 'x'.repeat(70_000))).toBe('413 request/too-large')
    expect(await post(gateway.whip(STREAM), 'v=0', 'text/plain')).toBe('415 media/unsupported')
    expect(await refusalOf(publish(gateway.whip(STREAM), { mangle: (offer) => offer.replaceAll('H264', 'VP8') }))).toBe('406 media/no-h264')
    expect(await refusalOf(publish(gateway.whip(STREAM), { mangle: (offer) => offer.replaceAll('sendonly', 'recvonly') }))).toBe('400 media/sdp-invalid')
  })
})

test('mutated offers are answered or refused with a code, and the gateway lives', async () => {
  const offers: string[] = []
  await refusalOf(publish(gateway.whip(STREAM), { mangle: (offer) => (offers.push(offer), '') }))
  const lines = (offers[0] ?? '').split('\r\n')
  const junk = ['', 'a=', 'm=video 0 X', 'a=mid:', 'a=fingerprint:sha-256 zz', 'a=ssrc:99999999999999999999 cname:x', 'a=rtpmap:300 H264/90000', 'a=setup:', 'a=group:BUNDLE', `a=${'x'.repeat(5_000)}`, 'a=ice-ufrag:', '\0\0']
  const answers = new Set<number>()
  for (let round = 0; round < 200; round += 1) {
    const mutated = lines.flatMap((line, index) => {
      const roll = (round * 7 + index * 13) % lines.length
      if (roll === 0) return []
      if (roll === 1) return [junk[(round + index) % junk.length] ?? '']
      if (roll === 2) return [line, line]
      return roll === 3 ? [line.slice(0, Math.floor(line.length / 2))] : [line]
    })
    const response = await fetch(gateway.whip(STREAM), { method: 'POST', body: mutated.join('\r\n'), headers: { 'content-type': 'application/sdp' } })
    answers.add(response.status)
    if (response.status === 201) await fetch(new URL(response.headers.get('location') ?? '', gateway.base), { method: 'DELETE' })
  }
  expect([...answers].filter((status) => ![201, 400, 406].includes(status))).toEqual([])
  expect((await gateway.statistics()).peers).toBe(0)
})

/** A packet that ends with the header of an audio level that has no byte (RFC 8285, two-byte form). */
function emptyLevel(ssrc: number, sequence: number): Buffer {
  const packet = Buffer.from('906f00000000000100000000100000010000' + '0100', 'hex')
  packet.writeUInt16BE(sequence, 2)
  packet.writeUInt32BE(ssrc, 8)
  return packet
}

test('a publisher who sends garbage, and strangers who throw it at the port, harm nobody', async () => {
  sendEncoded(await join(publish(gateway.whip(STREAM))), media, {}, scope)
  const receiver = receive(await join(play(gateway.whep(STREAM, { user: 'bob' }))))
  const vandal = await join(publish(gateway.whip('room-eve-camera', { user: 'eve' }), { mangle: tellingLevels }))
  await join(play(gateway.whep('room-eve-camera', { user: 'bob' })))
  const reading = new AbortController()
  scope.onEnd(() => reading.abort())
  void fetch(gateway.flv('room-eve-camera', { user: 'bob' }), { signal: reading.signal }).catch(() => undefined)
  const stranger = createSocket('udp4')
  scope.onEnd(() => stranger.close())
  for (let round = 0; round < 400; round += 1) {
    const junk = randomBytes(20 + (round % 900))
    for (const first of [0, 1, 22, 63, 128, 144, 255]) stranger.send(Buffer.concat([Buffer.of(first), junk]), gateway.udpPort, '127.0.0.1')
    // Keyframes that are none, fragments without an end, sound that is noise, reports of nonsense.
    for (const type of [0x65, 0x67, 0x78, 0x7c, 0x41]) vandal.sendRtp('video', Buffer.concat([Buffer.of(type), junk]), { sequence: round * 5 + type, timestamp: round * 90, marker: type === 0x41 })
    vandal.sendRtp('audio', junk, { sequence: round, timestamp: round * 960, marker: false })
    vandal.send('audio', emptyLevel(vandal.ssrc.audio, round))
    const report = 200 + (round % 7)
    if (report !== SDES) vandal.send('video', Buffer.concat([Buffer.of(0x80 | (round % 32), report, 0, 4), junk]))
    if (round % 20 === 0) await pause(5)
  }
  const before = receiver.packets('video').length
  await eventually('pictures to go on', () => (receiver.packets('video').length > before + 30 ? true : null))
  expect(receiver.missing('video')).toEqual([])
  expect((await gateway.statistics()).streams.some(({ id, via }) => id === STREAM && via === 'webrtc')).toBe(true)
})

test('a peer that jams the native library costs a new gateway, not the service', async () => {
  const victim = await startGatewayProcess()
  const vandal = await join(publish(victim.whip('room-eve-camera')))
  const jam = createScope(scope)
  every(jam, 20, () => void vandal.send('video', Buffer.concat([Buffer.of(0x81, SDES, 0, 4), randomBytes(40)])))
  await expect(victim.ended).resolves.toBe('SIGKILL')
  jam.end()
})

test('the doors speak WHIP: options, headers, delete', async () => {
  const options = await fetch(gateway.whip(STREAM), { method: 'OPTIONS' })
  expect(options.status).toBe(204)
  expect(options.headers.get('access-control-allow-origin')).toBe('*')
  expect(options.headers.get('access-control-expose-headers')).toContain('location')
  const publisher = await join(publish(gateway.whip(STREAM)))
  expect((await fetch(publisher.location, { method: 'PATCH' })).status).toBe(405)
  expect((await fetch(publisher.location, { method: 'DELETE' })).status).toBe(200)
  expect((await gateway.statistics()).streams.find(({ id }) => id === STREAM)?.via).toBeNull()
  expect((await fetch(publisher.location, { method: 'DELETE' })).status).toBe(404)
})

test('who offers and never connects is forgotten', async () => {
  const { peers } = await gateway.statistics()
  await expect(publish(gateway.whip('room-ghost-camera'), { mangle: (offer) => offer.replaceAll(/a=ice-pwd:\S+/g, 'a=ice-pwd:wrongwrongwrongwrongwrong') })).rejects.toThrow()
  await eventually('the ghost to be gone', async () => ((await gateway.statistics()).peers <= peers ? true : null), 15_000)
})
