import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { createFrameReaders } from './frame-readers.ts'
import type { FrameReaders, Welcome } from './frame-readers.ts'
import type { FrameReader } from './frames.ts'
import type { Grant } from './grant.ts'
import type { PacketViewer } from './packet-viewer.ts'
import type { Layer, Line, Packet, PacketReader } from './packets.ts'
import type { Track } from './track.ts'
import { createViewerSeats } from './viewer-seats.ts'
import type { ViewerSeats } from './viewer-seats.ts'

/** Everybody who watches one stream: viewers of packets, and readers of frames. */
export interface Audience {
  readonly viewers: number
  /** Viewers of the small picture. */
  readonly small: number
  /** A viewer waits for a keyframe of this layer. */
  awaits(layer: Layer): boolean
  /** Who reads frames, and the way to them. */
  readonly frames: Pick<FrameReaders, 'count' | 'wantsAac' | 'write' | 'writeOpus' | 'restart'>
  addViewer(grant: Grant, reader: PacketReader): PacketViewer
  removeViewer(viewer: PacketViewer): void
  /** Whether the reader began with kept frames. */
  addReader(grant: Grant, reader: FrameReader, welcome: Welcome): 'began' | 'waits'
  removeReader(reader: FrameReader): void
  writePacket(line: Line, packet: Packet): void
  /** Viewers hear these packets of this track: as a section of its own, or going on where they hear it already. */
  turnSound: ViewerSeats['turnSound']
  /** The small picture came to be, or went. */
  tellSmall(there: boolean): void
  /** Pictures must begin anew with a keyframe: those of viewers of this layer and of readers of frames, or of all. */
  restart(layer?: Layer): void
  /** Sends those away whose grant matches. */
  dismiss(matches: (grant: Grant) => boolean, why: FailureCode): void
}

/** Nobody yet; times are of the stream's clock. */
export function createAudience(tracks: Readonly<Record<Line, Track>>, now: () => number, scope: Scope): Audience {
  const seats = createViewerSeats(tracks, now, scope)
  const readers = createFrameReaders(now)
  const grants = new Map<FrameReader, Grant>()
  const removeReader = (reader: FrameReader): void => {
    grants.delete(reader)
    readers.remove(reader)
  }
  return {
    get viewers() {
      return seats.count
    },
    get small() {
      return seats.small
    },
    awaits: seats.await,
    frames: readers,
    addViewer: seats.add,
    removeViewer: seats.remove,
    addReader(grant, reader, welcome) {
      grants.set(reader, grant)
      return readers.add(reader, welcome)
    },
    removeReader,
    writePacket: seats.write,
    turnSound: seats.turnSound,
    tellSmall: seats.tellSmall,
    restart(layer) {
      seats.restart(layer)
      readers.restart()
    },
    dismiss(matches, why) {
      for (const { reader } of seats.take(matches)) reader.end(why)
      const leaving = readersOf(grants, matches)
      leaving.forEach(removeReader)
      for (const reader of leaving) reader.end()
    },
  }
}

const readersOf = (grants: ReadonlyMap<FrameReader, Grant>, matches: (grant: Grant) => boolean): readonly FrameReader[] =>
  [...grants].filter(([, grant]) => matches(grant)).map(([reader]) => reader)
