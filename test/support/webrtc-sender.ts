import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { packetizeH264 } from '../../server/src/gateway/wire/h264-rtp.ts'
import { parseRtcp } from '../../server/src/gateway/wire/rtcp.ts'
import { senderReport } from '../../server/src/gateway/wire/rtcp-write.ts'
import { isRtcp } from '../../server/src/gateway/wire/rtp.ts'
import type { Encoded } from './encoded.ts'
import { PICTURES_PER_SECOND, SOUNDS_PER_SECOND } from './encoded.ts'
import type { Kind, Line, WebRtcClient } from './webrtc-client.ts'

export interface Sender {
  /** What the gateway asked for. */
  readonly asked: { nacks: number; keyframes: number; smallKeyframes: number; reports: number; feedback: number; estimates: number }
  readonly sent: { video: number; audio: number; small: number; again: number }
}

interface Manner {
  readonly kinds?: readonly Kind[]
  /** Asked for a keyframe, it goes on as before: each of its pictures is one. */
  readonly allKeys?: boolean
  /** So much faster than the clock of the reports the microphone samples, in millionths. */
  readonly soundPpm?: number
  /** How loud the sound says it is, in dB below full scale; it says nothing if this is left out. */
  readonly level?: () => number
  /** Sound in place of what was encoded; `at` counts packets from the beginning. */
  readonly soundAt?: (at: number) => Buffer | undefined
  /** Sent as the small picture, on a line of its own. */
  readonly small?: Encoded
  /** The small picture stops for as long as this says so. */
  readonly smallPauses?: () => boolean
  /** Video packets that get lost on their way the first time. */
  readonly loses?: (sequence: number) => boolean
}

interface Kept {
  readonly payload: Buffer
  readonly sequence: number
  readonly timestamp: number
  readonly marker: boolean
}

/** Sends encoded media as a browser does: in real time, over and over, a keyframe when asked, again what got lost. */
export function sendEncoded(client: WebRtcClient, { pictures, sounds }: Encoded, manner: Manner, scope: Scope): Sender {
  const { kinds = ['video', 'audio'], soundPpm = 0, small } = manner
  const asked = { nacks: 0, keyframes: 0, smallKeyframes: 0, reports: 0, feedback: 0, estimates: 0 }
  const sent = { video: 0, audio: 0, small: 0, again: 0 }
  const startedAt = performance.now()
  const soundRate = 1 + soundPpm / 1_000_000
  const big = createPictures(client, 'video', pictures, manner)
  const little = createPictures(client, 'small', small?.pictures ?? [], manner)
  every(scope, 5, () => {
    const seconds = (performance.now() - startedAt) / 1_000
    if (kinds.includes('video')) sent.video += big.sendUntil(seconds)
    if (small !== undefined && manner.smallPauses?.() !== true) sent.small += little.sendUntil(seconds)
    while (kinds.includes('audio') && sent.audio < seconds * SOUNDS_PER_SECOND * soundRate) {
      const payload = manner.soundAt?.(sent.audio) ?? sounds[sent.audio % sounds.length] ?? Buffer.alloc(0)
      client.sendRtp('audio', payload, { sequence: sent.audio, timestamp: sent.audio * 960, marker: false, level: manner.level?.() })
      sent.audio += 1
    }
  })
  every(scope, 500, () => {
    const elapsed = performance.now() - startedAt
    const report = (line: Line, timestamp: number): boolean =>
      client.send(line, senderReport({ ssrc: client.ssrc[line], unixMs: Date.now(), timestamp, packets: sent[line], bytes: 0 }))
    if (kinds.includes('video')) report('video', Math.round(big.firstTimestamp + elapsed * 90))
    if (small !== undefined) report('small', Math.round(little.firstTimestamp + elapsed * 90))
    if (kinds.includes('audio')) report('audio', Math.round(elapsed * 48 * soundRate))
  })
  client.onPacket = (line, packet) => {
    if (isRtcp(packet) && packet[1] === 205 && ((packet[0] ?? 0) & 0x1f) === 15) asked.feedback += 1
    const source = line === 'small' ? little : big
    for (const item of isRtcp(packet) ? parseRtcp(packet) : []) {
      if (item.type === 'report-block') asked.reports += 1
      if (item.type === 'remb') asked.estimates += 1
      if (item.type === 'keyframe-request') {
        asked[line === 'small' ? 'smallKeyframes' : 'keyframes'] += 1
        source.begin()
      }
      if (item.type !== 'nack') continue
      asked.nacks += item.sequences.length
      sent.again += source.sendAgain(item.sequences)
    }
  }
  return { asked, sent }
}

interface Pictures {
  readonly firstTimestamp: number
  /** Answers how many packets it sent. */
  sendUntil(seconds: number): number
  /** With a keyframe. */
  begin(): void
  sendAgain(sequences: readonly number[]): number
}

/** Both lines begin at different numbers and timestamps, as two sources do. */
const FIRST = { video: { sequence: 65_000, timestamp: 4_294_900_000 }, small: { sequence: 300, timestamp: 7_000_000 } } as const

function createPictures(client: WebRtcClient, line: 'video' | 'small', pictures: Encoded['pictures'], { allKeys = false, loses = () => false }: Manner): Pictures {
  const { timestamp: firstTimestamp } = FIRST[line]
  const kept = new Map<number, Kept>()
  let { sequence } = FIRST[line]
  let [picture, next] = [0, 0]
  const sendPicture = (): number => {
    const payloads = packetizeH264(pictures[next % pictures.length] ?? [])
    payloads.forEach((payload, index) => {
      const packet: Kept = { payload, sequence: sequence & 0xffff, timestamp: firstTimestamp + picture * (90_000 / PICTURES_PER_SECOND), marker: index === payloads.length - 1 }
      kept.set(packet.sequence, packet)
      kept.delete((sequence - 1_000) & 0xffff)
      if (!loses(sequence)) client.sendRtp(line, payload, packet)
      sequence += 1
    })
    picture += 1
    next += 1
    return payloads.length
  }
  return {
    firstTimestamp,
    sendUntil(seconds) {
      let packets = 0
      while (picture < seconds * PICTURES_PER_SECOND) packets += sendPicture()
      return packets
    },
    begin() {
      if (!allKeys) next = 0
    },
    sendAgain(sequences) {
      const found = sequences.flatMap((lost) => kept.get(lost) ?? [])
      for (const packet of found) client.sendRtp(line, packet.payload, packet)
      return found.length
    },
  }
}
