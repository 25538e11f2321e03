import { spawnSync } from 'node:child_process'
import { AudioDecoder, EncodedAudioChunk } from '@napi-rs/webcodecs'
import { createH264Depacketizer } from '../../server/src/gateway/wire/h264-rtp.ts'
import { parseRtcp } from '../../server/src/gateway/wire/rtcp.ts'
import { negativeAcknowledgement, pictureLossIndication } from '../../server/src/gateway/wire/rtcp-write.ts'
import { isRtcp, parseRtp, sequenceDistance, timestampDistance } from '../../server/src/gateway/wire/rtp.ts'
import type { RtpHeader } from '../../server/src/gateway/wire/rtp.ts'
import type { AccessUnit } from '../../server/src/gateway/wire/h264-rtp.ts'
import type { Kind, WebRtcClient } from './webrtc-client.ts'

interface Received {
  readonly header: RtpHeader
  readonly payload: Buffer
  readonly atMs: number
}

/** Takes what a WHEP connection sends, and looks at it afterwards. */
export interface Receiver {
  /** Different packets, in the order of their numbers. */
  packets(kind: Kind): readonly Received[]
  readonly senderReports: Readonly<Record<Kind, number>>
  /** Numbers between the first and the last that never came. */
  missing(kind: Kind): readonly number[]
  askForKeyframe(): void
  /** Asks for packets as a browser does. */
  nack(sequences: readonly number[]): void
  /** The pictures as they go into a decoder. */
  units(): readonly AccessUnit[]
  /** How many of the pictures ffmpeg could decode, and what it complained of. */
  decodePictures(): { readonly pictures: number; readonly complaints: string }
  /** The sound as samples at 48 kHz, one channel. */
  decodeSound(): Promise<Float32Array>
  forget(): void
}

interface Manner {
  /** Asks for what is missing. */
  readonly asks?: boolean
}

/** Listens from now on. */
export function receive(client: WebRtcClient, { asks = false }: Manner = {}): Receiver {
  const received = { video: new Map<number, Received>(), audio: new Map<number, Received>() }
  const order: Record<Kind, Received[]> = { video: [], audio: [] }
  const senderReports = { video: 0, audio: 0 }
  let source = { video: 0, audio: 0 }
  const nack = (sequences: readonly number[]): void => void client.send('video', negativeAcknowledgement(1, source.video, sequences))
  client.onPacket = (line, packet) => {
    const kind = line === 'audio' ? 'audio' : 'video'
    if (isRtcp(packet)) {
      for (const item of parseRtcp(packet)) if (item.type === 'sender-report') senderReports[item.ssrc === source.audio ? 'audio' : 'video'] += 1
      return
    }
    const header = parseRtp(packet)
    if (header === null) return
    source = { ...source, [kind]: header.ssrc }
    const last = order[kind].at(-1)
    if (kind === 'video' && asks && last !== undefined && sequenceDistance(last.header.sequence, header.sequence) > 1) {
      const hole = sequenceDistance(last.header.sequence, header.sequence) - 1
      nack(Array.from({ length: hole }, (_, step) => (last.header.sequence + 1 + step) & 0xffff))
    }
    if (received[kind].has(header.sequence)) return
    const entry = { header, payload: packet.subarray(header.start, header.end), atMs: performance.now() }
    received[kind].set(header.sequence, entry)
    if (last === undefined || sequenceDistance(last.header.sequence, header.sequence) > 0) order[kind].push(entry)
  }
  const inOrder = (kind: Kind): readonly Received[] => {
    const first = order[kind][0]?.header.sequence ?? 0
    return [...received[kind].values()].sort((a, b) => sequenceDistance(first, a.header.sequence) - sequenceDistance(first, b.header.sequence))
  }
  return {
    packets: inOrder,
    senderReports,
    missing(kind) {
      const all = inOrder(kind)
      const [first, last] = [all[0]?.header.sequence ?? 0, all.at(-1)?.header.sequence ?? 0]
      const total = sequenceDistance(first, last) + 1
      return Array.from({ length: Math.max(0, total) }, (_, step) => (first + step) & 0xffff).filter((sequence) => !received[kind].has(sequence))
    },
    askForKeyframe: () => void client.send('video', pictureLossIndication(1, source.video)),
    nack,
    units: () => unitsOf(inOrder('video')),
    decodePictures: () => decodePictures(inOrder('video')),
    decodeSound: () => decodeSound(inOrder('audio')),
    forget() {
      received.video.clear()
      received.audio.clear()
      order.video.length = 0
      order.audio.length = 0
    },
  }
}

/** Whether timestamps never fall back, as a player needs it. */
export const timesRise = (packets: readonly Received[]): boolean =>
  packets.every(({ header }, index) => timestampDistance(packets[index - 1]?.header.timestamp ?? header.timestamp, header.timestamp) >= 0)

const START_CODE = Buffer.of(0, 0, 0, 1)

function decodePictures(packets: readonly Received[]): { readonly pictures: number; readonly complaints: string } {
  const parts = unitsOf(packets).flatMap(({ nals }) => nals.flatMap((nal) => [START_CODE, nal]))
  const decoded = spawnSync('ffmpeg', ['-v', 'warning', '-f', 'h264', '-i', 'pipe:0', '-f', 'framecrc', '-'], { input: Buffer.concat(parts) })
  const pictures = decoded.stdout.toString().split('\n').filter((line) => /^0,/.test(line)).length
  return { pictures, complaints: decoded.stderr.toString() }
}

function unitsOf(packets: readonly Received[]): readonly AccessUnit[] {
  const units: AccessUnit[] = []
  const depacketizer = createH264Depacketizer((unit) => units.push(unit))
  for (const { header, payload } of packets) depacketizer.push(payload, header.timestamp, header.marker)
  return units
}

async function decodeSound(packets: readonly Received[]): Promise<Float32Array> {
  const pieces: Float32Array[] = []
  const decoder = new AudioDecoder({
    output(sound) {
      const piece = new Float32Array(sound.numberOfFrames)
      sound.copyTo(piece, { planeIndex: 0, format: 'f32-planar' })
      pieces.push(piece)
      sound.close()
    },
    error: () => undefined,
  })
  decoder.configure({ codec: 'opus', sampleRate: 48_000, numberOfChannels: 2 })
  packets.forEach(({ payload }, index) => decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: index * 20_000, data: payload })))
  await decoder.flush()
  decoder.close()
  return Float32Array.from(pieces.flatMap((piece) => [...piece]))
}
