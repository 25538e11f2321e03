import { createScope, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { sequenceDistance } from '../wire/rtp.ts'
import type { Kind, Packet, PacketReader } from './packets.ts'
import type { Track } from './track.ts'

/** A viewer of packets inside a stream: sees that it begins with a keyframe. */
export interface PacketViewer {
  readonly reader: PacketReader
  /** It wants pictures, and none can be shown before a keyframe comes. */
  readonly starves: boolean
  write(kind: Kind, packet: Packet): void
  /** Sends what was kept since the latest keyframe, if that is not older than `oldestMs` or longer than can be kept. */
  replay(oldestMs: number): 'replaying' | 'nothing-kept'
  /** Another source took over: the next picture must be a keyframe. */
  restart(): void
}

type Picture = { readonly phase: 'waiting' } | { readonly phase: 'replaying'; readonly pace: Scope } | { readonly phase: 'live' }

/** The pace of a replay: fast enough to be done within a few frames, slow enough for socket buffers. */
const REPLAY_PACKETS = 25
const REPLAY_PERIOD_MS = 4
/** Longer groups are not replayed: their beginning may be overwritten before it is sent. */
const LONGEST_REPLAY = 1_900

/** Wraps a reader; the replay's timer ends with `scope`. */
export function createPacketViewer(reader: PacketReader, video: Track, now: () => number, scope: Scope): PacketViewer {
  let picture: Picture = { phase: 'waiting' }
  const change = (next: Picture): void => {
    if (picture.phase === 'replaying') picture.pace.end()
    picture = next
  }
  scope.onEnd(() => change({ phase: 'waiting' }))
  return {
    reader,
    get starves() {
      return reader.wants.video && picture.phase === 'waiting'
    },
    write(kind, packet) {
      if (!reader.wants[kind]) return
      if (kind === 'video' && picture.phase !== 'live') {
        if (picture.phase === 'replaying' || !packet.key) return
        change({ phase: 'live' })
      }
      reader.write(kind, packet)
    },
    replay(oldestMs) {
      const { keyframe } = video
      if (keyframe === null || now() - keyframe.atMs > oldestMs) return 'nothing-kept'
      if (sequenceDistance(keyframe.sequence, video.last) > LONGEST_REPLAY) return 'nothing-kept'
      const pace = createScope()
      change({ phase: 'replaying', pace })
      replayFrom(keyframe.sequence, { reader, video, pace, done: () => change({ phase: 'live' }) })
      return 'replaying'
    },
    restart: () => change({ phase: 'waiting' }),
  }
}

interface Replay {
  readonly reader: PacketReader
  readonly video: Track
  readonly pace: Scope
  readonly done: () => void
}

function replayFrom(first: number, { reader, video, pace, done }: Replay): void {
  let next = first
  const step = (): void => {
    for (let sent = 0; sent < REPLAY_PACKETS; sent += 1) {
      if (sequenceDistance(next, video.last) < 0) return done()
      const packet = video.find(next)
      if (packet !== undefined) reader.write('video', packet)
      next = (next + 1) & 0xffff
    }
  }
  every(pace, REPLAY_PERIOD_MS, step)
  step()
}
