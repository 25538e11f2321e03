import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { createFrameReaders } from './frame-readers.ts'
import type { Frame, FrameReader } from './frames.ts'
import type { Grant } from './grant.ts'
import { createPacketViewer } from './packet-viewer.ts'
import type { PacketViewer } from './packet-viewer.ts'
import type { Kind, Packet, PacketReader } from './packets.ts'
import type { Track } from './track.ts'

/** Everybody who watches one stream: viewers of packets, readers of frames, each with the right by which they came. */
export interface Audience {
  readonly viewers: number
  readonly readers: number
  addViewer(grant: Grant, reader: PacketReader): PacketViewer
  removeViewer(viewer: PacketViewer): void
  addReader(grant: Grant, reader: FrameReader, oldestMs: number): 'began' | 'waits'
  removeReader(reader: FrameReader): void
  writePacket(kind: Kind, packet: Packet): void
  writeFrame(frame: Frame): void
  /** Pictures must begin anew with a keyframe. */
  restart(): void
  /** Sends those away whose grant matches. */
  dismiss(matches: (grant: Grant) => boolean, why: FailureCode): void
}

interface Seat {
  readonly grant: Grant
  readonly viewer: PacketViewer
  readonly visit: Scope
}

/** Nobody yet. `video`: the track that viewers' replays read; times are of the stream's clock. */
export function createAudience(video: Track, now: () => number, scope: Scope): Audience {
  let seats: readonly Seat[] = []
  const readers = createFrameReaders(now)
  const grants = new Map<FrameReader, Grant>()
  const removeReader = (reader: FrameReader): void => {
    grants.delete(reader)
    readers.remove(reader)
  }
  const removeViewer = (viewer: PacketViewer): void => {
    seats.find((seat) => seat.viewer === viewer)?.visit.end()
    seats = seats.filter((seat) => seat.viewer !== viewer)
  }
  return {
    get viewers() {
      return seats.length
    },
    get readers() {
      return readers.count
    },
    addViewer(grant, reader) {
      const visit = createScope(scope)
      const viewer = createPacketViewer(reader, video, now, visit)
      seats = [...seats, { grant, viewer, visit }]
      return viewer
    },
    removeViewer,
    addReader(grant, reader, oldestMs) {
      grants.set(reader, grant)
      return readers.add(reader, oldestMs)
    },
    removeReader,
    writePacket(kind, packet) {
      for (const { viewer } of seats) viewer.write(kind, packet)
    },
    writeFrame: readers.write,
    restart() {
      for (const { viewer } of seats) viewer.restart()
      readers.restart()
    },
    dismiss(matches, why) {
      for (const { viewer } of seats.filter(({ grant }) => matches(grant))) {
        removeViewer(viewer)
        viewer.reader.end(why)
      }
      for (const [reader, grant] of [...grants]) {
        if (!matches(grant)) continue
        removeReader(reader)
        reader.end()
      }
    },
  }
}
