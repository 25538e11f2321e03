import { startsParameterSets } from '../wire/h264-rtp.ts'
import type { PacketLog } from './packet-log.ts'

/** The latest keyframe of which every packet has come. */
export interface WholeKeyframe {
  /** Its first packet, and when its last one came; null before the first. */
  readonly latest: { readonly sequence: number; readonly atMs: number } | null
  /** A packet was kept; `first` is where the latest keyframe begins. */
  look(first: number | null): void
  forget(): void
}

/** Looks into the log from a keyframe's beginning to its end: each packet is looked at once. */
export function createWholeKeyframe(log: PacketLog, now: () => number): WholeKeyframe {
  let latest: WholeKeyframe['latest'] = null
  let begin: number | null = null
  /** The next packet that is missing; null while nothing is. */
  let awaited: number | null = null
  const forget = (): void => {
    latest = null
    begin = null
    awaited = null
  }
  const start = (first: number): void => {
    begin = first
    const packet = log.find(first)
    // Without its own parameter sets it is no place to change pictures.
    awaited = packet !== undefined && startsParameterSets(packet.bytes, packet.start, packet.end) ? first : null
  }
  return {
    get latest() {
      return latest
    },
    look(first) {
      if (first === null) return
      if (first !== begin) start(first)
      while (awaited !== null && begin !== null) {
        const packet = log.find(awaited)
        if (packet === undefined) return
        if (packet.marker) latest = { sequence: begin, atMs: now() }
        awaited = packet.marker ? null : (awaited + 1) & 0xffff
      }
    },
    forget,
  }
}
