import type { Scope } from '#shared/kernel/scope'
import { kindOf } from '../wire/media-kind.ts'
import type { Layer, Line } from '../wire/media-kind.ts'
import { createLineOut } from './line-out.ts'
import type { Kind, Packet, PacketReader } from './packets.ts'
import { createPictureLine } from './picture-line.ts'
import { createSoundLine } from './sound-line.ts'
import type { Track } from './track.ts'

/** A viewer of packets inside a stream. */
export interface PacketViewer {
  readonly reader: PacketReader
  /** It wants pictures, and waits for a keyframe of this layer. */
  readonly awaits: Layer | null
  /** The layer it sees. */
  readonly layer: Layer
  write(line: Line, packet: Packet): void
  /** Sound of this track from now on: as a section of its own, or going on if it is heard already. */
  turnSound(track: Track, packets: readonly Packet[], how: 'anew' | 'goes-on'): void
  /** Sends what was kept since the latest keyframe, if that is not older than `oldestMs` or longer than can be kept. */
  replay(oldestMs: number): 'replaying' | 'nothing-kept'
  /** Sends what was kept, however old it is, if nothing was sent `ms` later. */
  replayLater(ms: number): void
  /** The layer it wishes; it gets the small one only while there is one. */
  choose(layer: Layer): void
  /** The small picture came to be, or went. */
  tellSmall(there: boolean): void
  /** Another source took over: the next picture must be a keyframe. */
  restart(): void
  resend(kind: Kind, sequence: number): boolean
  timestampAt(kind: Kind, atMs: number): number | null
}

/** Wraps a reader; the replay's timer ends with `scope`. */
export function createPacketViewer(reader: PacketReader, tracks: Readonly<Record<Line, Track>>, now: () => number, scope: Scope): PacketViewer {
  const lines = { video: createLineOut('video', reader), audio: createLineOut('audio', reader) }
  const picture = createPictureLine({ out: lines.video, pictures: tracks, now }, scope)
  const sound = createSoundLine(lines.audio, tracks.audio)
  let wish: Layer = 'big'
  let small = false
  const aim = (): void => picture.aim(small ? wish : 'big')
  return {
    reader,
    get awaits() {
      return reader.wants.video ? picture.awaits : null
    },
    get layer() {
      return picture.layer
    },
    write(line, packet) {
      if (!reader.wants[kindOf(line)]) return
      if (line === 'audio') sound.write(packet)
      else picture.write(line, packet)
    },
    turnSound(track, packets, how) {
      if (reader.wants.audio) sound.turn(track, packets, how)
    },
    replay: picture.replay,
    replayLater: picture.replayLater,
    choose(layer) {
      wish = layer
      aim()
    },
    tellSmall(there) {
      small = there
      aim()
    },
    restart: picture.restart,
    resend: (kind, sequence) => lines[kind].resend(sequence),
    timestampAt: (kind, atMs) => lines[kind].timestampAt(atMs) ?? tracks[kind].timestampAt(atMs),
  }
}
