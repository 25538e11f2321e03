import { sequenceDistance, timestampDistance } from '../wire/rtp.ts'
import type { Packet } from './packets.ts'
import type { Track } from './track.ts'

/** A run of packets of one track within what a viewer gets, and how the track's numbers become the viewer's. */
export interface Section {
  readonly track: Track
  /** Lower numbers of the track are not part of it; null: all are. */
  floor: number | null
  /** The viewer's number of its first packet; null as `floor`. */
  firstOut: number | null
  /** The track went on so far without the section that what comes of it now is never late. */
  past: boolean
  /** What to add to the track's numbers and timestamps. */
  readonly shift: number
  readonly shiftTime: number
  /** Its first pictures are older than the last one sent: they follow it at once, until the times meet. */
  readonly hurry: { readonly from: number; readonly ticks: number; readonly out: number } | null
}

/** The last packet sent, in the viewer's numbers. */
export interface Sent {
  readonly sequence: number
  readonly timestamp: number
}

/** A first picture may be so much older than the last one sent, in timestamp units: half a second of pictures. */
const MOST_HURRY = 45_000
/** Pictures that hurry are a 256th of their distance apart. */
const HURRY_SHIFT = 8

/** The section that begins with this packet, behind `last`. Times stay those of the sender, so that lips stay in step. */
export function follow(track: Track, first: Packet, before: Section | null, last: Sent): Section {
  if (before === null) return { track, floor: null, firstOut: null, past: false, shift: 0, shiftTime: 0, hurry: null }
  const firstOut = (last.sequence + 1) & 0xffff
  const shift = (firstOut - first.sequence) & 0xffff
  const begun = { track, floor: first.sequence, firstOut, past: false, shift }
  const wanted = (first.timestamp + shiftTimeOf(track, first, before)) >>> 0
  const late = timestampDistance(wanted, last.timestamp)
  const shiftTime = (wanted - first.timestamp + Math.max(0, late - MOST_HURRY)) >>> 0
  if (late < 0) return { ...begun, shiftTime, hurry: null }
  const ticks = Math.min(late, MOST_HURRY) + (1 << HURRY_SHIFT)
  return { ...begun, shiftTime, hurry: { from: first.timestamp, ticks, out: (last.timestamp + 1) >>> 0 } }
}

/** Tracks of one stream have one clock: what both say of the same moment makes the difference between them. */
function shiftTimeOf(track: Track, first: Packet, before: Section): number {
  if (before.track === track) return before.shiftTime
  const then = before.track.timestampAt(track.timeOf(first.timestamp))
  return then === null ? before.shiftTime : (then + before.shiftTime - first.timestamp) >>> 0
}

/** The viewer's sequence number of a packet of the section. */
export const sequenceIn = (section: Section, sequence: number): number => (sequence + section.shift) & 0xffff

/** The viewer's timestamp of a packet of the section. */
export function timestampIn({ hurry, shiftTime }: Section, timestamp: number): number {
  const since = hurry === null ? Infinity : timestampDistance(hurry.from, timestamp)
  if (hurry === null || since >= hurry.ticks || since < 0) return (timestamp + shiftTime) >>> 0
  return (hurry.out + (since >> HURRY_SHIFT)) >>> 0
}

/** A track that was left goes on: so many packets behind the change its numbers come round and would look late. */
const PAST_AFTER = 1_024

/** Whether a number of the track belongs to the section, which `next` came behind. */
export function holds(section: Section, sequence: number, next: Section): boolean {
  if (section.past || next.firstOut === null) return false
  const out = sequenceIn(section, sequence)
  const behind = sequenceDistance(next.firstOut, out)
  if (behind > PAST_AFTER) section.past = true
  const begun = section.firstOut === null || sequenceDistance(section.firstOut, out) >= 0
  return begun && behind < 0
}
