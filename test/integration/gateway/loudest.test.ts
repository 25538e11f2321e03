import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { timestampDistance } from '../../../server/src/gateway/wire/rtp'
import { encode } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { SIGNATURES } from '../../support/fake-media'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { pushByFfmpeg } from '../../support/phone-ffmpeg'
import { heardTone, toneShare } from '../../support/tones'
import { play, publish, tellingLevels } from '../../support/webrtc-client'
import type { WebRtcClient } from '../../support/webrtc-client'
import { receive, timesRise } from '../../support/webrtc-receiver'
import type { Receiver } from '../../support/webrtc-receiver'
import { sendEncoded } from '../../support/webrtc-sender'

const HZ = 660
const media = encode({ hz: HZ })
/** 20 ms of silence, as the gateway's signs of life are. */
const SILENCE = Buffer.of(0xf8, 0xff, 0xfe)
const SILENT = 127
const LIMIT = 6

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

interface Speaker {
  readonly stream: string
  level: number
  /** Speaks from now on, with the tone's first packet. */
  begin(level: number): void
}

/** Somebody with a microphone: silence until `begin`, or the tone all the time. */
async function speaker(room: string, name: string, level: number, silent = false): Promise<Speaker> {
  const stream = `${room}-${name}-camera`
  const client = await join(publish(gateway.whip(stream, { room, user: name }), { kinds: ['audio'], mangle: tellingLevels }))
  let [sent, beganAt] = [0, silent ? Infinity : 0]
  const speaking: Speaker = {
    stream,
    level,
    begin(louder) {
      beganAt = sent
      speaking.level = louder
    },
  }
  const soundAt = (at: number): Buffer | undefined => {
    sent = at + 1
    return at >= beganAt ? media.sounds[(at - beganAt) % media.sounds.length] : SILENCE
  }
  sendEncoded(client, media, { kinds: ['audio'], level: () => speaking.level, soundAt }, scope)
  return speaking
}

const listenTo = async (room: string, { stream }: Pick<Speaker, 'stream'>): Promise<Receiver> => receive(await join(play(gateway.whep(stream, { room, user: 'zoe' }), { kinds: ['audio'] })))

const voiced = (receiver: Receiver) => receiver.packets('audio').filter(({ payload }) => payload.length > SILENCE.length)

test('of nine who sound the six loudest arrive, and the others give signs of life', async () => {
  const people = await Promise.all([...Array(9).keys()].map((index) => speaker('nine', `p${index}`, 60 - index * 5)))
  await pause(2_500)
  const ears = await Promise.all(people.map((one) => listenTo('nine', one)))
  await pause(1_000)
  ears.forEach((ear) => ear.forget())
  await pause(3_000)
  const heard = ears.map((ear) => voiced(ear).length)
  expect(heard.map((packets) => packets > 100)).toEqual([false, false, false, true, true, true, true, true, true])
  expect(heard.slice(0, 3)).toEqual([0, 0, 0])
  for (const ear of ears.slice(0, 3)) {
    expect(ear.packets('audio').length).toBeGreaterThanOrEqual(4)
    expect(ear.packets('audio').length).toBeLessThanOrEqual(8)
  }
  for (const ear of ears) expect(ear.missing('audio')).toEqual([])
  expect(heardTone(await (ears[8] ?? failed()).decodeSound(), 48_000, [440, HZ, 880])).toBe(HZ)
})

const failed = (): never => {
  throw new Error('nobody')
}

test('a newcomer is heard from the first syllable on: the sound from before the choice comes first, in its own time', async () => {
  const talking = await Promise.all([...Array(LIMIT).keys()].map((index) => speaker('new', `t${index}`, 30 + index)))
  const silent = await Promise.all(['x', 'y'].map((name) => speaker('new', name, SILENT, true)))
  const newcomer = await speaker('new', 'z', SILENT, true)
  const ear = await listenTo('new', newcomer)
  const quietest = await listenTo('new', talking[LIMIT - 1] ?? failed())
  await pause(3_500)
  expect(voiced(ear)).toEqual([])
  expect(silent).toHaveLength(2)
  const began = performance.now()
  newcomer.begin(15)
  await eventually('the newcomer', () => (voiced(ear).length >= 50 ? true : null))
  const came = voiced(ear)
  expect((came[0]?.atMs ?? Infinity) - began).toBeLessThan(150)
  // The very first packets of the tone, none left out, each 20 ms behind the one before.
  expect(came.slice(0, 50).flatMap(({ payload }, index) => (media.sounds[index]?.equals(payload) === true ? [] : [index]))).toEqual([])
  expect(came.slice(1, 50).every(({ header }, index) => timestampDistance(came[index]?.header.timestamp ?? 0, header.timestamp) === 960)).toBe(true)
  expect(ear.missing('audio')).toEqual([])
  expect(timesRise(ear.packets('audio'))).toBe(true)
  const sound = await ear.decodeSound()
  const first = (ear.packets('audio').findIndex(({ payload }) => payload.length > SILENCE.length)) * 960
  expect(toneShare(sound.subarray(first + 960, first + 4_800), 48_000, HZ)).toBeGreaterThan(0.8)
  quietest.forget()
  await pause(1_500)
  expect(voiced(quietest)).toEqual([])
})

test('up to six nobody is held back, however quiet', async () => {
  const people = await Promise.all([...Array(LIMIT).keys()].map((index) => speaker('six', `p${index}`, index === 0 ? 20 : SILENT)))
  const ears = await Promise.all(people.map((one) => listenTo('six', one)))
  await pause(2_500)
  for (const ear of ears) {
    expect(ear.missing('audio')).toEqual([])
    expect(voiced(ear).length).toBe(ear.packets('audio').length)
    expect(voiced(ear).length).toBeGreaterThan(90)
  }
})

test('readers of frames hear those who are held back', async () => {
  const [quiet] = await Promise.all([...Array(LIMIT + 2).keys()].map((index) => speaker('frames', `p${index}`, index === 0 ? 65 : 20)))
  const reading = new AbortController()
  scope.onEnd(() => reading.abort())
  const { stream } = quiet ?? failed()
  const ear = await listenTo('frames', { stream })
  const response = await fetch(gateway.flv(stream, { room: 'frames', user: 'zoe' }), { signal: reading.signal })
  let bytes = 0
  response.body?.pipeTo(new WritableStream({ write: (chunk) => void (bytes += chunk.length) })).catch(() => undefined)
  await pause(2_000)
  ear.forget()
  const before = bytes
  await pause(2_000)
  expect(voiced(ear)).toEqual([])
  // AAC of 64 kbit/s.
  expect(bytes - before).toBeGreaterThan(8_000)
})

test('a phone\'s loudness is measured where its sound is converted', async () => {
  await Promise.all([...Array(LIMIT).keys()].map((index) => speaker('phone', `p${index}`, 45 + index)))
  await pause(500)
  const stream = 'phone-bob-camera'
  pushByFfmpeg(scope, gateway.rtmp(stream, 'publish', { room: 'phone', user: 'bob' }), SIGNATURES[0])
  const ear = await eventually('the phone', async () => listenTo('phone', { stream }).catch(() => null), 20_000)
  await eventually('the phone to be heard', () => (voiced(ear).length > 100 ? true : null), 10_000)
  ear.forget()
  await pause(1_500)
  expect(voiced(ear).length).toBeGreaterThan(60)
  expect(heardTone(await ear.decodeSound(), 48_000, SIGNATURES.map(({ hz }) => hz))).toBe(SIGNATURES[0].hz)
})
