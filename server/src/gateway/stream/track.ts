import { startsKeyframe } from '../wire/h264-rtp.ts'
import { OPUS_CLOCK_RATE } from '../wire/opus.ts'
import { sequenceDistance, timestampDistance } from '../wire/rtp.ts'
import type { RtpHeader } from '../wire/rtp.ts'
import { adopt, advance, createNumbering } from './numbering.ts'
import type { Numbering } from './numbering.ts'
import { createPacketLog } from './packet-log.ts'
import type { PacketLog } from './packet-log.ts'
import type { Line, Packet } from './packets.ts'
import { createWholeKeyframe } from './whole-keyframe.ts'
import type { WholeKeyframe } from './whole-keyframe.ts'

const CLOCK_RATE = { video: 90_000, audio: OPUS_CLOCK_RATE, small: 90_000 } as const
/** Kept for sending again and for joiners: about 10 s of 1.2 Mbit/s, 10 s of sound, and 10 s and more of a small picture. */
const KEPT_PACKETS = { video: 2_048, audio: 512, small: 512 } as const

/**
 * One line of a stream's media as RTP. Sequence numbers and timestamps go on without a jump
 * whatever publisher stands behind it. All times are milliseconds of the stream's own clock.
 */
export interface Track {
  readonly line: Line
  /** Where the latest keyframe begins. */
  readonly keyframe: { readonly sequence: number; readonly atMs: number } | null
  /** The latest keyframe that a viewer can change to: it came whole, with its parameter sets. */
  readonly whole: WholeKeyframe['latest']
  /** A source took over and has sent nothing that a decoder can begin with. */
  readonly waitsForKeyframe: boolean
  /** The highest number given out. */
  readonly last: number
  /** The next packet comes of another source. */
  renumber(): void
  /** A publisher's packet in this track's numbers; null if it is older than the source's first keyframe. */
  forward(bytes: Buffer, header: RtpHeader): Packet | null
  /** A packet made by the gateway, sampled at `atMs`. */
  append(payload: Buffer, atMs: number, marker: boolean): Packet
  find(sequence: number): Packet | undefined
  /** A sender report: the source's own `timestamp` was sampled at `atMs`. */
  anchor(timestamp: number, atMs: number): void
  /** When this timestamp was sampled. */
  timeOf(timestamp: number): number
  /** The timestamp at a time, on the line of the last anchor; null before the first packet. */
  timestampAt(atMs: number): number | null
}

/** A track without packets; `now` is the stream's clock. */
export function createTrack(line: Line, now: () => number): Track {
  const rate = CLOCK_RATE[line] / 1_000
  const log = createPacketLog(KEPT_PACKETS[line])
  const whole = createWholeKeyframe(log, now)
  const numbers = createNumbering()
  return {
    line,
    get keyframe() {
      return numbers.keyframe
    },
    get whole() {
      return whole.latest
    },
    get waitsForKeyframe() {
      return line !== 'audio' && numbers.shift === null
    },
    get last() {
      return numbers.last
    },
    renumber() {
      numbers.shift = null
      numbers.keyframe = null
      whole.forget()
    },
    ...writing({ pictures: line !== 'audio', rate, numbers, log, whole, now }),
    find: log.find,
    anchor(timestamp, atMs) {
      if (numbers.shift !== null) numbers.meeting = { timestamp: (timestamp + numbers.shift.timestamp) >>> 0, atMs }
    },
    timeOf(timestamp) {
      const { meeting } = numbers
      return meeting === null ? now() : meeting.atMs + timestampDistance(meeting.timestamp, timestamp) / rate
    },
    timestampAt(atMs) {
      const { meeting } = numbers
      return meeting === null ? null : (meeting.timestamp + Math.round((atMs - meeting.atMs) * rate)) >>> 0
    },
  }
}

interface Inside {
  readonly pictures: boolean
  readonly rate: number
  readonly numbers: Numbering
  readonly log: PacketLog
  readonly whole: WholeKeyframe
  readonly now: () => number
}

function writing({ pictures, rate, numbers, log, whole, now }: Inside): Pick<Track, 'forward' | 'append'> {
  const keep = (packet: Packet): Packet => {
    log.keep(packet)
    advance(numbers, packet, now())
    if (pictures) whole.look(numbers.keyframe?.sequence ?? null)
    return packet
  }
  return {
    forward(bytes, header) {
      const { marker, start, end } = header
      const key = pictures && startsKeyframe(bytes, start, end)
      // Nobody could decode what comes before a source's first keyframe: it leaves no gap in the numbers.
      if (numbers.shift === null && pictures && !key) return null
      const shift = numbers.shift ?? adopt(numbers, header, now(), rate)
      const sequence = (header.sequence + shift.sequence) & 0xffff
      if (numbers.floor !== null && sequenceDistance(numbers.floor, sequence) < 0) return null
      return keep({ sequence, timestamp: (header.timestamp + shift.timestamp) >>> 0, marker, key, bytes, start, end })
    },
    append(payload, atMs, marker) {
      const key = pictures && startsKeyframe(payload, 0, payload.length)
      const timestamp = Math.round(atMs * rate) >>> 0
      numbers.meeting = { timestamp, atMs }
      return keep({ sequence: (numbers.last + 1) & 0xffff, timestamp, marker, key, bytes: payload, start: 0, end: payload.length })
    },
  }
}
