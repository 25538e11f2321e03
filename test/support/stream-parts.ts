import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { createCounters } from '../../server/src/gateway/stream/counters.ts'
import { createHub } from '../../server/src/gateway/stream/create-hub.ts'
import type { Hub } from '../../server/src/gateway/stream/create-hub.ts'
import type { AacConfig, AvcConfig, Frame, FrameReader } from '../../server/src/gateway/stream/frames.ts'
import type { Grant } from '../../server/src/gateway/stream/grant.ts'
import type { Kind, Layer, Packet, PacketReader, PacketSource } from '../../server/src/gateway/stream/packets.ts'
import type { HubLimits, StreamNews } from '../../server/src/gateway/stream/shelf.ts'
import { parseRtp, writeRtpHeader } from '../../server/src/gateway/wire/rtp.ts'
import type { RtpHeader } from '../../server/src/gateway/wire/rtp.ts'

/** A clock that stands until it is moved. */
export interface HandClock {
  now: () => number
  pass(ms: number): void
}

export function handClock(startMs = 1_000): HandClock {
  let at = startMs
  return {
    now: () => at,
    pass(ms) {
      at += ms
    },
  }
}

/** A right to one direction of a stream, as a checked token gives it. */
export const grantFor = (direction: Grant['direction'], stream = 'room-ann-camera', more: Partial<Grant> = {}): Grant =>
  ({ room: 'room', stream, user: 'ann', direction, issuedAt: 1_000, expiresAt: 601_000, ...more })

/** An RTP packet and its header. `first` is the first byte of its payload. */
export function rtp(sequence: number, timestamp: number, first: number, marker = true, ssrc = 5): readonly [Buffer, RtpHeader] {
  const packet = Buffer.alloc(12 + 20, first)
  writeRtpHeader(packet, marker, 102, sequence & 0xffff, timestamp >>> 0, ssrc)
  const header = parseRtp(packet)
  if (header === null) throw new Error('no packet')
  return [packet, header]
}

/** First payload bytes of a keyframe's picture and of an ordinary one. */
export const KEY = 0x65
export const DELTA = 0x41

export const AVC: AvcConfig = { sps: Buffer.of(0x67, 0x42, 0xe0, 0x1f), pps: Buffer.of(0x68, 0xce, 0x3c, 0x80) }
export const AAC: AacConfig = { asc: Buffer.of(0x12, 0x10), sampleRate: 44_100, channels: 2 }

export const picture = (dtsMs: number, key = false, bytes = 100): Frame =>
  ({ kind: 'video', dtsMs, ptsMs: dtsMs, key, config: AVC, nals: [Buffer.alloc(bytes, key ? KEY : DELTA)] })
export const sound = (dtsMs: number): Frame => ({ kind: 'audio', dtsMs, config: AAC, data: Buffer.alloc(20, 1) })

/** Watches and notes. */
export interface NotedReader extends PacketReader {
  readonly got: { readonly kind: Kind; readonly packet: Packet }[]
  readonly ended: string[]
}

export function notedReader(): NotedReader {
  const got: NotedReader['got'] = []
  const ended: string[] = []
  return { wants: { video: true, audio: true }, got, ended, write: (kind, packet, sequence, timestamp) => got.push({ kind, packet: { ...packet, sequence, timestamp } }), end: (why) => ended.push(why) }
}

export function notedFrames(): FrameReader & { readonly got: Frame[]; ended: boolean } {
  const got: Frame[] = []
  const reader = {
    got,
    ended: false,
    write: (frame: Frame) => void got.push(frame),
    end() {
      reader.ended = true
    },
  }
  return reader
}

export function notedSource(carries = { video: true, audio: true }): PacketSource & { asked: number; askedSmall: number; readonly closed: string[] } {
  const closed: string[] = []
  const source = {
    carries,
    closed,
    asked: 0,
    askedSmall: 0,
    requestKeyframe(layer: Layer) {
      if (layer === 'small') source.askedSmall += 1
      else source.asked += 1
    },
    close: (why: string) => void closed.push(why),
  }
  return source
}

/** A hub on a hand-moved clock, whose codec gives back what it gets. */
export interface TestHub {
  readonly hub: Hub
  readonly clock: HandClock
  readonly news: StreamNews[]
  readonly scope: Scope
  /** Grants that were taken back. */
  readonly taken: Set<string>
  /** How many conversions to AAC are open. */
  readonly converting: { readonly open: number }
}

export function testHub(limits: HubLimits = { streams: 10 }): TestHub {
  const scope = createScope()
  const clock = handClock()
  const taken = new Set<string>()
  const converting = { open: 0 }
  const echo = {
    aacToOpus: (_config: AacConfig, onOpus: (packet: Buffer, atMs: number, level: number | null) => void) => ({ push: (data: Buffer, atMs: number) => onOpus(data, atMs, null), close: () => undefined }),
    opusToAac(onAac: (frame: Buffer, atMs: number, config: AacConfig) => void) {
      converting.open += 1
      return { push: (data: Buffer, atMs: number) => onAac(data, atMs, AAC), close: () => void (converting.open -= 1) }
    },
  }
  const hub = createHub({ sound: echo, counters: createCounters(), now: clock.now, unixNow: () => 1_795_000_000_000, limits, isVoid: ({ user }) => taken.has(user) }, scope)
  const news: StreamNews[] = []
  hub.listen((one) => news.push(one), scope)
  return { hub, clock, news, scope, taken, converting }
}

/** The good outcome, or a failed test. */
export function expectOk<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: string }): Value {
  if (!result.ok) throw new Error(result.failure)
  return result.value
}
