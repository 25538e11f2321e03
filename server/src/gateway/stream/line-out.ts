import { sequenceDistance } from '../wire/rtp.ts'
import type { Kind, Packet, PacketReader } from './packets.ts'
import { follow, holds, sequenceIn, timestampIn } from './section.ts'
import type { Section } from './section.ts'
import type { Track } from './track.ts'

/**
 * What one viewer gets of one kind: packets of one track after another, in numbers that go on without a gap.
 * As long as it is one track without pauses, the numbers are the track's own.
 */
export interface LineOut {
  readonly track: Track | null
  /** The last packet that was sent does not end its picture. */
  readonly midway: boolean
  /** From `first` on packets are of this track, and go on where the numbers stand. */
  turnTo(track: Track, first: Packet): void
  send(packet: Packet): void
  /** A packet that came late, of the track before: it fills its place. */
  sendLate(track: Track, packet: Packet): void
  /** Sends a packet again; false if it is not to be found. */
  resend(sequence: number): boolean
  /** Where its timestamps stand at a time; null before the first packet. */
  timestampAt(atMs: number): number | null
}

/** Sections that a viewer may still ask packets of. */
const MAX_SECTIONS = 8
/** So many packets on, what was before is out of sight. */
const KEPT_PACKETS = 4_096

/** Nothing sent yet. */
export function createLineOut(kind: Kind, reader: PacketReader): LineOut {
  const course: Course = { kind, reader, current: null, sections: [], last: { sequence: 0, timestamp: 0, marker: true } }
  return {
    get track() {
      return course.current?.track ?? null
    },
    get midway() {
      return !course.last.marker
    },
    turnTo(track, first) {
      if (course.current === null) Object.assign(course.last, { sequence: (first.sequence - 1) & 0xffff, timestamp: (first.timestamp - 1) >>> 0 })
      course.current = follow(track, first, course.current, course.last)
      course.sections = [course.current, ...course.sections.slice(0, MAX_SECTIONS - 1)]
    },
    send(packet) {
      const { current } = course
      if (current !== null && reaches(course, current, packet.sequence)) write(course, current, packet)
    },
    sendLate(track, packet) {
      const [current, before] = course.sections
      if (current !== undefined && before?.track === track && holds(before, packet.sequence, current)) write(course, before, packet)
    },
    resend: (sequence) => resend(course, sequence),
    timestampAt(atMs) {
      const { current } = course
      const own = current?.track.timestampAt(atMs) ?? null
      return current === null || own === null ? null : (own + current.shiftTime) >>> 0
    },
  }
}

interface Course {
  readonly kind: Kind
  readonly reader: PacketReader
  /** Apart from the others: each packet asks for it. */
  current: Section | null
  /** The current one first. */
  sections: readonly Section[]
  readonly last: { sequence: number; timestamp: number; marker: boolean }
}

function write({ kind, reader, last }: Course, section: Section, packet: Packet): void {
  const sequence = sequenceIn(section, packet.sequence)
  const timestamp = timestampIn(section, packet.timestamp)
  if (sequenceDistance(last.sequence, sequence) > 0) {
    last.sequence = sequence
    last.timestamp = timestamp
    last.marker = packet.marker
  }
  reader.write(kind, packet, sequence, timestamp)
}

/** Whether the track's number is not before the section. Far behind its beginning there is no before. */
function reaches(course: Course, current: Section, sequence: number): boolean {
  if (current.floor === null) return true
  const ahead = sequenceDistance(current.floor, sequence)
  if (ahead > KEPT_PACKETS) {
    current.floor = null
    current.firstOut = null
    course.sections = [current]
  }
  return ahead >= 0
}

function resend({ kind, reader, sections }: Course, sequence: number): boolean {
  const section = sections.find(({ firstOut }) => firstOut === null || sequenceDistance(firstOut, sequence) >= 0)
  const packet = section?.track.find((sequence - section.shift) & 0xffff)
  if (section === undefined || packet === undefined) return false
  reader.write(kind, packet, sequence, timestampIn(section, packet.timestamp))
  return true
}
