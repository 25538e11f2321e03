import { bytesOf, type Frame } from '../stream/frames.ts'
import { PICTURES_LOST_MS } from '../wire/fill-gaps.ts'

/** Frames that stand together: a keyframe and what follows it, or about a second of sound alone. */
interface Group {
  readonly startMs: number
  readonly pictures: boolean
  readonly frames: Frame[]
  bytes: number
  lastMs: number
  lastPictureMs: number
}

/** The last of one stream, in whole groups of pictures; frames are referred to, never copied. Times are of the stream's clock, in ms. */
export interface Ring {
  /** With what each frame costs beside its bytes. */
  readonly bytes: number
  /** When the oldest group began, or null. */
  readonly oldestMs: number | null
  write(frame: Frame): void
  dropOldest(): void
  /** Gives up the groups that were over before. */
  trim(beforeMs: number): void
  /** From the last keyframe at or before `fromMs` up to `toMs`, group by group; from the first that is kept, where that one is not. */
  between(fromMs: number, toMs: number): readonly (readonly Frame[])[]
}

/** Some 80 s of 2 Mbit/s. */
const MAX_BYTES = 20 * 1024 * 1024
/** A frame's objects: measured with sounds, which are hardly larger. */
const FRAME_BYTES = 400
/** A picture stands until the next one, for so long at most: then nothing was sent. */
const STANDS_MS = 1_000
const SOUND_GROUP_MS = 1_000

/** An empty ring of at most so many bytes. */
export function createRing(maxBytes = MAX_BYTES): Ring {
  const groups: Group[] = []
  let bytes = 0
  const dropOldest = (): void => {
    bytes -= groups.shift()?.bytes ?? 0
  }
  return {
    get bytes() {
      return bytes
    },
    get oldestMs() {
      return groups[0]?.startMs ?? null
    },
    write(frame) {
      let group = groups.at(-1)
      if (group === undefined || beginsGroup(frame, group)) {
        group = { startMs: frame.dtsMs, pictures: frame.kind === 'video', frames: [], bytes: 0, lastMs: frame.dtsMs, lastPictureMs: frame.dtsMs }
        if (frame.kind === 'video' && !frame.key) return
        groups.push(group)
      }
      // Its keyframe was given up.
      if (frame.kind === 'video' && !group.pictures) return
      add(frame, group)
      bytes += bytesOf(frame) + FRAME_BYTES
      while (bytes > maxBytes) dropOldest()
    },
    dropOldest,
    trim(beforeMs) {
      while (groups[0] !== undefined && groups[0].lastMs < beforeMs) dropOldest()
    },
    between(fromMs, toMs) {
      const first = groups.findLastIndex(({ startMs }) => startMs <= fromMs)
      return groups.slice(Math.max(0, first))
        .filter(({ startMs, lastMs }) => lastMs >= fromMs - STANDS_MS && startMs < toMs)
        .map(({ frames }) => frames.filter(({ dtsMs }) => dtsMs < toMs))
    },
  }
}

function beginsGroup(frame: Frame, { pictures, startMs, lastPictureMs }: Group): boolean {
  if (frame.kind === 'video') return frame.key
  return pictures ? frame.dtsMs - lastPictureMs > PICTURES_LOST_MS : frame.dtsMs - startMs >= SOUND_GROUP_MS
}

function add(frame: Frame, group: Group): void {
  group.frames.push(frame)
  group.bytes += bytesOf(frame) + FRAME_BYTES
  group.lastMs = Math.max(group.lastMs, frame.dtsMs)
  if (frame.kind === 'video') group.lastPictureMs = frame.dtsMs
}
