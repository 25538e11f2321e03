import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { launchBrowser, openWindow } from '../support/browser'
import { encode, oggPackets } from '../support/encoded'
import { pause } from '../support/eventually'
import { startGatewayProcess } from '../support/gateway-process'
import type { GatewayProcess } from '../support/gateway-process'
import { toneShare } from '../support/tones'
import { publish, tellingLevels } from '../support/webrtc-client'
import { sendEncoded } from '../support/webrtc-sender'

const ROOM = 'loud'
const SYLLABLE_HZ = 1_250
const VOICE_HZ = 500
const SAMPLE_RATE = 16_000
const SILENCE = Buffer.of(0xf8, 0xff, 0xfe)
const voice = encode({ hz: VOICE_HZ })
/** Two seconds that begin with a syllable of 100 ms. */
const speech = oggPackets(execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `aevalsrc='0.4*sin(2*PI*t*if(lt(t,0.1),${SYLLABLE_HZ},${VOICE_HZ}))':s=48000:d=2`,
  '-c:a', 'libopus', '-b:a', '32k', '-ac', '2', '-frame_duration', '20', '-f', 'ogg', 'pipe:1'])).slice(2)

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

/** A microphone that is silent until it begins: first a syllable of its own pitch, then the voice. */
async function speaker(name: string, level: number): Promise<{ begin(): void }> {
  const client = await publish(gateway.whip(`${ROOM}-${name}-camera`, { room: ROOM, user: name }), { kinds: ['audio'], mangle: tellingLevels })
  scope.onEnd(() => void client.leave())
  let [sent, beganAt, loud] = [0, level === 127 ? Infinity : 0, level]
  const soundAt = (at: number): Buffer | undefined => {
    sent = at + 1
    return at < beganAt ? SILENCE : speech[(at - beganAt) % speech.length]
  }
  sendEncoded(client, voice, { kinds: ['audio'], level: () => loud, soundAt }, scope)
  return {
    begin() {
      beganAt = sent
      loud = 15
    },
  }
}

/** Plays a stream in the page, and keeps all that is heard from then on in `window.heard`. */
const record = (page: Page, whep: string): Promise<void> => page.evaluate(async ({ url, sampleRate }) => {
  const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
  const { receiver } = peer.addTransceiver('audio', { direction: 'recvonly' })
  await peer.setLocalDescription()
  const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: peer.localDescription?.sdp ?? '' })
  await peer.setRemoteDescription({ type: 'answer', sdp: await reply.text() })
  const stream = new MediaStream([receiver.track])
  const player = new Audio()
  player.muted = true
  player.srcObject = stream
  await player.play()
  const context = new AudioContext({ sampleRate })
  await context.resume()
  const tap = context.createScriptProcessor(2_048, 1, 1)
  const heard: number[] = []
  tap.onaudioprocess = ({ inputBuffer }) => void heard.push(...inputBuffer.getChannelData(0))
  context.createMediaStreamSource(stream).connect(tap).connect(context.destination)
  Object.assign(window, { heard, peer })
}, { url: whep, sampleRate: SAMPLE_RATE })

const forget = (page: Page): Promise<void> => page.evaluate(() => {
  if ('heard' in window && Array.isArray(window.heard)) window.heard.length = 0
})

/** Asked seldom: the page is deaf while it answers. */
const heardBy = async (page: Page): Promise<Float32Array> => Float32Array.from(await page.evaluate(() => ('heard' in window && Array.isArray(window.heard) ? window.heard.map(Number) : [])))

/** How many milliseconds this tone fills, in pieces of 20 ms. */
function lengthOf(sound: Float32Array, hz: number): number {
  const piece = SAMPLE_RATE / 50
  return Array.from({ length: Math.floor(sound.length / piece) }, (_, index) => toneShare(sound.subarray(index * piece, (index + 1) * piece), SAMPLE_RATE, hz)).filter((share) => share > 0.5).length * 20
}

test('in a browser a newcomer among many is heard with the first syllable', async () => {
  await Promise.all([...Array(6).keys()].map((index) => speaker(`t${index}`, 30 + index)))
  const newcomer = await speaker('z', 127)
  const { page } = await openWindow(await launchBrowser(scope, { switches: ['--autoplay-policy=no-user-gesture-required'] }))
  await page.goto(`${gateway.base}/healthz`)
  await record(page, gateway.whep(`${ROOM}-z-camera`, { room: ROOM, user: 'zoe' }))
  await pause(4_000)
  expect(lengthOf(await heardBy(page), VOICE_HZ)).toBe(0)
  await forget(page)
  newcomer.begin()
  // Less than the two seconds after which it begins anew.
  await pause(1_700)
  const sound = await heardBy(page)
  expect(lengthOf(sound, VOICE_HZ)).toBeGreaterThan(600)
  // The browser may hurry over it, no more.
  expect(lengthOf(sound, SYLLABLE_HZ)).toBeGreaterThanOrEqual(60)
})

test('a browser tells how loud each packet is: of seven it is the loudest that is heard', async () => {
  const { page } = await openWindow(await launchBrowser(scope))
  await page.goto(`${gateway.base}/healthz`)
  await Promise.all([...Array(6).keys()].map((index) => speaker(`t${index}`, 50)))
  await pause(2_500)
  const answer = await page.evaluate(async (url) => {
    const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
    const context = new AudioContext()
    const tone = new OscillatorNode(context, { frequency: 700 })
    const out = context.createMediaStreamDestination()
    tone.connect(out)
    tone.start()
    await context.resume()
    for (const track of out.stream.getTracks()) peer.addTransceiver(track, { direction: 'sendonly' })
    await peer.setLocalDescription()
    const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: peer.localDescription?.sdp ?? '' })
    const sdp = await reply.text()
    await peer.setRemoteDescription({ type: 'answer', sdp })
    Object.assign(window, { peer, context })
    return sdp
  }, gateway.whip(`${ROOM}-page-camera`, { room: ROOM, user: 'page' }))
  expect(answer).toContain('urn:ietf:params:rtp-hdrext:ssrc-audio-level')
  const { page: listener } = await openWindow(page.context().browser() ?? failed())
  await listener.goto(`${gateway.base}/healthz`)
  await pause(1_000)
  await record(listener, gateway.whep(`${ROOM}-page-camera`, { room: ROOM, user: 'zoe' }))
  await pause(2_500)
  expect(lengthOf(await heardBy(listener), 700)).toBeGreaterThan(500)
})

const failed = (): never => {
  throw new Error('no browser')
}
