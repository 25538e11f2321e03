import type { LineOut } from './line-out.ts'
import type { Packet } from './packets.ts'
import type { Track } from './track.ts'

/** The sound of one viewer: its stream's own, or signs of life while that is held back. */
export interface SoundLine {
  write(packet: Packet): void
  /** These packets of this track from now on: as a section of its own, or going on if it is heard already. */
  turn(track: Track, packets: readonly Packet[], how: 'anew' | 'goes-on'): void
}

/** Nothing heard yet; `own` is the stream's sound. */
export function createSoundLine(out: LineOut, own: Track): SoundLine {
  return {
    write(packet) {
      // Who came while it was held back, and had no sign yet, begins here too.
      if (out.track !== own) out.turnTo(own, packet)
      out.send(packet)
    },
    turn(track, packets, how) {
      const [first] = packets
      if (first !== undefined && (how === 'anew' || out.track !== track)) out.turnTo(track, first)
      packets.forEach(out.send)
    },
  }
}
