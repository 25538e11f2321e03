import { sequenceDistance, timestampDistance } from '../wire/rtp.ts'
import type { RtpHeader } from '../wire/rtp.ts'
import type { Packet } from './packets.ts'

/** Where a track's numbers stand, and how a source's numbers become the track's. */
export interface Numbering {
  last: number
  lastTimestamp: number
  /** What to add to the source's numbers; null until the source's first packet. */
  shift: { readonly sequence: number; readonly timestamp: number } | null
  /** Lower numbers belong to the source before; null once they are out of sight. */
  floor: number | null
  /** A point at which a timestamp and the stream's clock meet. */
  meeting: { readonly timestamp: number; readonly atMs: number } | null
  keyframe: { readonly sequence: number; readonly atMs: number; readonly timestamp: number } | null
}

/** So many packets behind a change of sources, what comes late is no longer of the old one. */
const FLOOR_KEPT = 4_096

/** Nothing numbered yet. */
export const createNumbering = (): Numbering => ({ last: 0, lastTimestamp: 0, shift: null, floor: null, meeting: null, keyframe: null })

/** A new source goes on one number behind the last, at the timestamp of the time that has passed; `rate` is per ms. */
export function adopt(numbers: Numbering, header: RtpHeader, nowMs: number, rate: number): NonNullable<Numbering['shift']> {
  const first = (numbers.last + 1) & 0xffff
  const due = Math.round(nowMs * rate) >>> 0
  const timestamp = timestampDistance(numbers.lastTimestamp, due) > 0 ? due : (numbers.lastTimestamp + 1) >>> 0
  const shift = { sequence: (first - header.sequence) & 0xffff, timestamp: (timestamp - header.timestamp) >>> 0 }
  numbers.meeting = { timestamp, atMs: nowMs }
  numbers.floor = first
  numbers.shift = shift
  return shift
}

/** Notes a packet that was given out. */
export function advance(numbers: Numbering, { sequence, timestamp, key }: Packet, nowMs: number): void {
  if (sequenceDistance(numbers.last, sequence) > 0) {
    numbers.last = sequence
    numbers.lastTimestamp = timestamp
    if (numbers.floor !== null && sequenceDistance(numbers.floor, sequence) > FLOOR_KEPT) numbers.floor = null
  }
  if (!key) return
  if (numbers.keyframe?.timestamp === timestamp) {
    // Its parameter sets may come behind its picture: sent again.
    if (sequenceDistance(sequence, numbers.keyframe.sequence) > 0) numbers.keyframe = { ...numbers.keyframe, sequence }
    return
  }
  if (numbers.keyframe !== null && sequenceDistance(numbers.keyframe.sequence, sequence) < 0) return
  numbers.keyframe = { sequence, atMs: nowMs, timestamp }
}
