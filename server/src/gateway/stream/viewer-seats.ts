import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Grant } from './grant.ts'
import { createPacketViewer } from './packet-viewer.ts'
import type { PacketViewer } from './packet-viewer.ts'
import type { Layer, Line, Packet, PacketReader } from './packets.ts'
import type { Track } from './track.ts'

/** The viewers of a stream's packets, each with the right by which it came. */
export interface ViewerSeats {
  readonly count: number
  /** How many see the small picture. */
  readonly small: number
  /** Somebody waits for a keyframe of this layer. */
  await(layer: Layer): boolean
  add(grant: Grant, reader: PacketReader): PacketViewer
  remove(viewer: PacketViewer): void
  write(line: Line, packet: Packet): void
  turnSound(track: Track, packets: readonly Packet[], how: 'anew' | 'goes-on'): void
  tellSmall(there: boolean): void
  /** Those who see this layer, or all. */
  restart(layer?: Layer): void
  /** Takes those out whose grant matches. */
  take(matches: (grant: Grant) => boolean): readonly PacketViewer[]
}

interface Seat {
  readonly grant: Grant
  readonly viewer: PacketViewer
  readonly visit: Scope
}

/** No viewers yet. */
export function createViewerSeats(tracks: Readonly<Record<Line, Track>>, now: () => number, scope: Scope): ViewerSeats {
  // Replaced, never changed: a viewer may leave while a packet is handed round.
  let seats: readonly Seat[] = []
  const remove = (viewer: PacketViewer): void => {
    seats.find((seat) => seat.viewer === viewer)?.visit.end()
    seats = seats.filter((seat) => seat.viewer !== viewer)
  }
  return {
    get count() {
      return seats.length
    },
    get small() {
      return seats.filter(({ viewer }) => viewer.layer === 'small').length
    },
    await: (layer) => seats.some(({ viewer }) => viewer.awaits === layer),
    add(grant, reader) {
      const visit = createScope(scope)
      const viewer = createPacketViewer(reader, tracks, now, visit)
      seats = [...seats, { grant, viewer, visit }]
      return viewer
    },
    remove,
    write(line, packet) {
      for (const { viewer } of seats) viewer.write(line, packet)
    },
    turnSound(track, packets, how) {
      for (const { viewer } of seats) viewer.turnSound(track, packets, how)
    },
    tellSmall(there) {
      for (const { viewer } of seats) viewer.tellSmall(there)
    },
    restart(layer) {
      for (const { viewer } of seats) if (layer === undefined || viewer.layer === layer) viewer.restart()
    },
    take(matches) {
      const taken = seats.filter(({ grant }) => matches(grant)).map(({ viewer }) => viewer)
      taken.forEach(remove)
      return taken
    },
  }
}
