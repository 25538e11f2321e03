import type { Frame, FrameReader } from './frames.ts'
import { createGop } from './gop.ts'

/** The readers of a stream's frames. Each begins with a keyframe, and sees times that never go back. */
export interface FrameReaders {
  readonly count: number
  /** Whether a group of pictures fit to begin with was there for this reader. */
  add(reader: FrameReader, welcome: Welcome): 'began' | 'waits'
  remove(reader: FrameReader): void
  write(frame: Frame): void
  /** Another source took over: its first picture must be a keyframe. */
  restart(): void
  all(): readonly FrameReader[]
}

/** How a reader may begin. */
export interface Welcome {
  /** A kept group of pictures must not be older. */
  readonly oldestMs: number
  /** Pictures are to be expected: sound waits for the first. */
  readonly pictures: boolean
}

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
    add(reader, { oldestMs, pictures }) {
      const kept = now() - keyAtMs <= oldestMs ? gop.frames() : []
      readers.set(reader, kept.length > 0 ? { phase: 'live' } : { phase: 'waiting', since: pictures ? now() : -Infinity })
      for (const frame of kept) reader.write(frame)
      return kept.length > 0 ? 'began' : 'waits'
    },
    remove: (reader) => void readers.delete(reader),
    write(untimed) {
      const frame = inOrder(untimed, lastMs[untimed.kind])
      lastMs[frame.kind] = frame.dtsMs
      if (frame.kind === 'video' && frame.key) keyAtMs = now()
      gop.add(frame)
      for (const [reader, beginning] of readers) {
        if (beginning.phase === 'waiting') {
          if (!begins(frame, now() - beginning.since)) continue
          // Sound alone doesn't end the waiting for a keyframe.
          if (frame.kind === 'video') readers.set(reader, { phase: 'live' })
        }
        reader.write(frame)
      }
    },
    restart() {
      gop.clear()
      keyAtMs = -Infinity
      for (const reader of readers.keys()) readers.set(reader, { phase: 'waiting', since: now() })
    },
    all: () => [...readers.keys()],
  }
}

const begins = (frame: Frame, waitedMs: number): boolean => (frame.kind === 'video' ? frame.key : waitedMs > SOUND_WAITS_MS)

function inOrder(frame: Frame, last: number): Frame {
  const dtsMs = Math.max(Math.round(frame.dtsMs), last + 1)
  if (dtsMs === frame.dtsMs) return frame
  if (frame.kind === 'audio') return { ...frame, dtsMs }
  return { ...frame, dtsMs, ptsMs: dtsMs + Math.max(0, frame.ptsMs - frame.dtsMs) }
}
