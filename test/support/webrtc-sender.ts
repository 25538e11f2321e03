import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { packetizeH264 } from '../../server/src/gateway/wire/h264-rtp.ts'
import { parseRtcp } from '../../server/src/gateway/wire/rtcp.ts'
import { senderReport } from '../../server/src/gateway/wire/rtcp-write.ts'
import { isRtcp } from '../../server/src/gateway/wire/rtp.ts'
import type { Encoded } from './encoded.ts'
import { PICTURES_PER_SECOND, SOUNDS_PER_SECOND } from './encoded.ts'
import type { Kind, WebRtcClient } from './webrtc-client.ts'

export interface Sender {
  /** What the gateway asked for. */
  readonly asked: { nacks: number; keyframes: number; reports: number; feedback: number; estimates: number }
  readonly sent: { video: number; audio: number; again: number }
}

interface Manner {
  readonly kinds?: readonly Kind[]
  /** Asked for a keyframe, it goes on as before: each of its pictures is one. */
  readonly allKeys?: boolean
  /** So much faster than the clock of the reports the microphone samples, in millionths. */
  readonly soundPpm?: number
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
export function sendEncoded(client: WebRtcClient, { pictures, sounds }: Encoded, { kinds = ['video', 'audio'], allKeys = false, soundPpm = 0, loses = () => false }: Manner, scope: Scope): Sender {
  const asked = { nacks: 0, keyframes: 0, reports: 0, feedback: 0, estimates: 0 }
  const sent = { video: 0, audio: 0, again: 0 }
  const kept = new Map<number, Kept>()
  const startedAt = performance.now()
  const soundRate = 1 + soundPpm / 1_000_000
  let picture = 0
  let next = 0
  let sequence = 65_000
  const sendPicture = (): void => {
    const payloads = packetizeH264(pictures[next % pictures.length] ?? [])
    payloads.forEach((payload, index) => {
      const packet: Kept = { payload, sequence: sequence & 0xffff, timestamp: 4_294_900_000 + picture * (90_000 / PICTURES_PER_SECOND), marker: index === payloads.length - 1 }
      kept.set(packet.sequence, packet)
      kept.delete((sequence - 1_000) & 0xffff)
      sent.video += 1
      if (!loses(sequence)) client.sendRtp('video', payload, packet)
      sequence += 1
    })
    picture += 1
    next += 1
  }
  every(scope, 5, () => {
    const seconds = (performance.now() - startedAt) / 1_000
    while (kinds.includes('video') && picture < seconds * PICTURES_PER_SECOND) sendPicture()
    while (kinds.includes('audio') && sent.audio < seconds * SOUNDS_PER_SECOND * soundRate) {
      client.sendRtp('audio', sounds[sent.audio % sounds.length] ?? Buffer.alloc(0), { sequence: sent.audio, timestamp: sent.audio * 960, marker: false })
      sent.audio += 1
    }
  })
  every(scope, 500, () => {
    const elapsed = performance.now() - startedAt
    const report = (kind: Kind, timestamp: number): boolean =>
      client.send(kind, senderReport({ ssrc: client.ssrc[kind], unixMs: Date.now(), timestamp, packets: sent[kind], bytes: 0 }))
    if (kinds.includes('video')) report('video', Math.round(4_294_900_000 + elapsed * 90))
    if (kinds.includes('audio')) report('audio', Math.round(elapsed * 48 * soundRate))
  })
  client.onPacket = (_kind, packet) => {
    if (isRtcp(packet) && packet[1] === 205 && ((packet[0] ?? 0) & 0x1f) === 15) asked.feedback += 1
    for (const item of isRtcp(packet) ? parseRtcp(packet) : []) {
      if (item.type === 'report-block') asked.reports += 1
      if (item.type === 'remb') asked.estimates += 1
      if (item.type === 'keyframe-request') {
        asked.keyframes += 1
        if (!allKeys) next = 0
      }
      if (item.type !== 'nack') continue
      asked.nacks += item.sequences.length
      for (const lost of item.sequences) {
        const packet = kept.get(lost)
        if (packet === undefined) continue
        sent.again += 1
        client.sendRtp('video', packet.payload, packet)
      }
    }
  }
  return { asked, sent }
}
