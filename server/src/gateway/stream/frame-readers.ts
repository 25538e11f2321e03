import type { Frame, FrameReader, OpusFrame } from './frames.ts'
import { createGop } from './gop.ts'

/** The readers of a stream's frames. Each begins with a keyframe, and sees times that never go back. */
export interface FrameReaders {
  readonly count: number
  /** Some reader takes no Opus: what comes as Opus must be converted for it. */
  readonly wantsAac: boolean
  /** Whether a group of pictures fit to begin with was there for this reader. */
  add(reader: FrameReader, welcome: Welcome): 'began' | 'waits'
  remove(reader: FrameReader): void
  write(frame: Frame): void
  /** To those who take it. */
  writeOpus(frame: OpusFrame): void
  /** Another source took over: its first picture must be a keyframe. */
  restart(): void
}

/** How a reader may begin. */
export interface Welcome {
  /** A kept group of pictures must not be older. */
  readonly oldestMs: number
  /** Pictures are to be expected: sound waits for the first. */
  readonly pictures: boolean
}

const LIVE = { phase: 'live' } as const
type Beginning = { readonly phase: 'waiting'; readonly since: number } | { readonly phase: 'live' }

/** A stream may announce a picture and send none (a camera that is off): then the sound begins alone. */
const SOUND_WAITS_MS = 1_000

/** No readers yet; `now` is the stream's clock in ms. */
export function createFrameReaders(now: () => number): FrameReaders {
  const readers = new Map<FrameReader, Beginning>()
  const gop = createGop()
  const lastMs = { video: -1, audio: -1 }
  let keyAtMs = -Infinity
  return {
    get count() {
      return readers.size
    },
    get wantsAac() {
      return [...readers.keys()].some(({ writeOpus }) => writeOpus === undefined)
    },
    add(reader, { oldestMs, pictures }) {
      const kept = now() - keyAtMs <= oldestMs ? gop.frames() : []
      readers.set(reader, kept.length > 0 ? LIVE : { phase: 'waiting', since: pictures ? now() : -Infinity })
      for (const frame of kept) if (isFor(reader, frame)) reader.write(frame)
      return kept.length > 0 ? 'began' : 'waits'
    },
    remove: (reader) => void readers.delete(reader),
    write(untimed) {
      const frame = inOrder(untimed, lastMs[untimed.kind])
      lastMs[frame.kind] = frame.dtsMs
      if (frame.kind === 'video' && frame.key) keyAtMs = now()
      gop.add(frame)
      for (const [reader, beginning] of readers) {
        if (frame.kind === 'video' && frame.key) readers.set(reader, LIVE)
        if (takes(beginning, frame, now()) && isFor(reader, frame)) reader.write(frame)
      }
    },
    writeOpus(frame) {
      for (const [reader, beginning] of readers) if (hears(beginning, now())) reader.writeOpus?.(frame)
    },
    restart() {
      gop.clear()
      keyAtMs = -Infinity
      for (const reader of readers.keys()) readers.set(reader, { phase: 'waiting', since: now() })
    },
  }
}

/** Sound alone doesn't end the waiting for a keyframe. */
const hears = (beginning: Beginning, now: number): boolean => beginning.phase === 'live' || now - beginning.since > SOUND_WAITS_MS

const takes = (beginning: Beginning, frame: Frame, now: number): boolean =>
  (frame.kind === 'video' ? beginning.phase === 'live' || frame.key : hears(beginning, now))

/** Sound that was made of Opus is for those who take none. */
const isFor = (reader: FrameReader, frame: Frame): boolean => frame.kind === 'video' || frame.fromOpus !== true || reader.writeOpus === undefined

function inOrder(frame: Frame, last: number): Frame {
  const dtsMs = Math.max(Math.round(frame.dtsMs), last + 1)
  if (dtsMs === frame.dtsMs) return frame
  if (frame.kind === 'audio') return { ...frame, dtsMs }
  return { ...frame, dtsMs, ptsMs: dtsMs + Math.max(0, frame.ptsMs - frame.dtsMs) }
}
