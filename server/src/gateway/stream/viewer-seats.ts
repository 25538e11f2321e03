import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Grant } from './grant.ts'
import { createPacketViewer } from './packet-viewer.ts'
import type { PacketViewer } from './packet-viewer.ts'
import type { Kind, Packet, PacketReader } from './packets.ts'
import type { Track } from './track.ts'

/** The viewers of a stream's packets, each with the right by which it came. */
export interface ViewerSeats {
  readonly count: number
  /** Somebody waits for a keyframe. */
  readonly starve: boolean
  add(grant: Grant, reader: PacketReader): PacketViewer
  remove(viewer: PacketViewer): void
  write(kind: Kind, packet: Packet): void
  restart(): void
  /** Takes those out whose grant matches. */
  take(matches: (grant: Grant) => boolean): readonly PacketViewer[]
}

interface Seat {
  readonly grant: Grant
  readonly viewer: PacketViewer
  readonly visit: Scope
}

/** No viewers yet. `video`: the track that their replays read. */
export function createViewerSeats(video: Track, now: () => number, scope: Scope): ViewerSeats {
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
    get starve() {
      return seats.some(({ viewer }) => viewer.starves)
    },
    add(grant, reader) {
      const visit = createScope(scope)
      const viewer = createPacketViewer(reader, video, now, visit)
      seats = [...seats, { grant, viewer, visit }]
      return viewer
    },
    remove,
    write(kind, packet) {
      for (const { viewer } of seats) viewer.write(kind, packet)
    },
    restart() {
      for (const { viewer } of seats) viewer.restart()
    },
    take(matches) {
      const taken = seats.filter(({ grant }) => matches(grant)).map(({ viewer }) => viewer)
      taken.forEach(remove)
      return taken
    },
  }
}
