import { fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import { mediaToken } from '../test/support/media-token.ts'
import { startGatewayProcess } from '../test/support/gateway-process.ts'
import { play, publish } from '../test/support/webrtc-client.ts'

/**
 * Everybody sees everybody: N publishers with N-1 viewers each, H.264-like packets of 1,100 bytes and 50 of sound
 * a second, in a process of their own. Prints what the gateway's process used.
 */
const PACKET_BYTES = 1_100
const AUDIO_BYTES = 120
const FRAMES_A_SECOND = 25
const KEYFRAME_EVERY = 50

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '12' },
    kbps: { type: 'string', default: '1200' },
    seconds: { type: 'string', default: '10' },
    base: { type: 'string' },
    secret: { type: 'string', default: '' },
  },
})

const people = Number(values.people)
const seconds = Number(values.seconds)
const packetsAFrame = Math.round((Number(values.kbps) * 1_000) / 8 / PACKET_BYTES / FRAMES_A_SECOND)

if (values.base === undefined) await measure()
else await crowd(values.base, Buffer.from(values.secret, 'hex'))

/** Starts a gateway and the crowd beside it, and reads the gateway's own figures around the middle of the run. */
async function measure(): Promise<void> {
  const gateway = await startGatewayProcess()
  const entry = process.argv[1] ?? ''
  const load = fork(entry, [...process.argv.slice(2), '--base', gateway.base, '--secret', Buffer.from(gateway.secret).toString('hex')])
  await new Promise((resolve) => load.once('message', resolve))
  // Every viewer has had a keyframe by then.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const before = await gateway.statistics()
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  const after = await gateway.statistics()
  load.kill()
  await gateway.stop()
  const wallMs = after.uptimeMs - before.uptimeMs
  const cpuMs = after.cpuMs - before.cpuMs
  const out = after.counters.packetsOut - before.counters.packetsOut
  process.stdout.write(`${JSON.stringify({
    people,
    viewers: after.viewers,
    packetsInPerSecond: Math.round(((after.counters.packetsIn - before.counters.packetsIn) / wallMs) * 1_000),
    packetsOutPerSecond: Math.round((out / wallMs) * 1_000),
    cpuPercentOfCore: Math.round((cpuMs / wallMs) * 1_000) / 10,
    microsecondsPerPacketOut: Math.round((cpuMs / out) * 10_000) / 10,
    rssMegabytes: Math.round(after.rssBytes / 1e6),
  })}\n`)
}

async function crowd(base: string, secret: Buffer): Promise<void> {
  const streams = Array.from({ length: people }, (_, index) => `room-p${index}-camera`)
  const publishers = await Promise.all(streams.map((stream, index) =>
    publish(`${base}/media/whip/${stream}?token=${mediaToken(secret, { stream, user: `p${index}`, dir: 'publish' })}`)))
  let sequence = 0
  let frame = 0
  const video = Buffer.alloc(PACKET_BYTES)
  const audio = Buffer.alloc(AUDIO_BYTES, 1)
  setInterval(() => {
    frame += 1
    for (let packet = 0; packet < packetsAFrame; packet += 1) {
      video[0] = frame % KEYFRAME_EVERY === 1 ? 0x65 : 0x41
      for (const publisher of publishers) publisher.sendRtp('video', video, { sequence, timestamp: frame * 3_600, marker: packet === packetsAFrame - 1 })
      sequence += 1
    }
    for (const publisher of publishers) for (const half of [0, 1]) publisher.sendRtp('audio', audio, { sequence: frame * 2 + half, timestamp: (frame * 2 + half) * 960, marker: false })
  }, 1_000 / FRAMES_A_SECOND)
  for (let viewer = 0; viewer < people; viewer += 1) {
    await Promise.all(streams.filter((_, index) => index !== viewer).map((stream) =>
      play(`${base}/media/whep/${stream}?token=${mediaToken(secret, { stream, user: `p${viewer}`, dir: 'play' })}`)))
  }
  process.send?.('watching')
}
