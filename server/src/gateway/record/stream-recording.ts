import type { Frame, FrameReader, VideoFrame } from '../stream/frames.ts'
import { PICTURE_GAP_MS, PICTURES_LOST_MS } from '../wire/fill-gaps.ts'
import { createFrameDoor, sameSets } from './frame-door.ts'
import { beginPart } from './part.ts'
import type { Part, PartNeeds } from './part.ts'
import type { PartContent } from './part-muxer.ts'

interface Needs extends Pick<PartNeeds, 'folder' | 'list' | 'stream' | 'owner' | 'source' | 'onFault' | 'onBroken'> {
  /** Milliseconds since 1970 at the stream's time 0. */
  readonly unixAtZero: number
  readonly onEnd: () => void
}

export interface StreamRecording extends FrameReader {
  /** Ends the part that is open; resolves when its file is whole. */
  close(): Promise<void>
}

/** Both kinds are waited for this long before a part begins with one. */
const BOTH_KINDS_MS = 1_000
/** A longer silence of everything is left out: the next frame begins a new part. */
const GAP_MS = 1_000

/**
 * Writes one stream down, part after part: a part begins with a keyframe, and ends when the parameter sets or the sound's
 * configuration change, when the other kind turns up, after a gap, when its pictures stay away, or when it is full.
 */
export function createStreamRecording(needs: Needs): StreamRecording {
  const begins = createBeginning()
  const door = createFrameDoor(needs.onBroken)
  let open: OpenPart | null = null
  let lastMs = -Infinity
  let closing: Promise<void> = Promise.resolve()

  const begin = (frames: readonly Frame[]): void => {
    open = openPart(needs, frames, (broken, error) => {
      door.broke(broken.content.video === null ? 'audio' : 'video', lastMs, error)
      if (open === broken) endPart()
    })
  }
  const endPart = (): void => {
    const ending = open
    open = null
    if (ending !== null) closing = Promise.all([closing, ending.part.end().catch(needs.onFault)]).then(() => undefined)
  }
  const close = (): Promise<void> => {
    if (open === null) begin(begins.take())
    endPart()
    return closing
  }

  return {
    write(frame) {
      if (!door.takes(frame)) return
      const gap = frame.dtsMs - lastMs > GAP_MS
      lastMs = Math.max(lastMs, frame.dtsMs)
      if (open !== null && (gap || endsBefore(frame, open))) endPart()
      if (open !== null) return continuePart(open, frame)
      if (begins.add(frame)) begin(begins.take())
    },
    end() {
      void close()
      needs.onEnd()
    },
    close,
  }
}

interface OpenPart {
  readonly part: Part
  readonly content: PartContent
  /** Sound came that has no place in it. */
  endsAtKey: boolean
  /** Of those that came, not of those that stand in for them. */
  lastPictureMs: number
}

function openPart(needs: Needs, frames: readonly Frame[], onBroken: (part: OpenPart, error: unknown) => void): OpenPart | null {
  const first = firstOf(frames)
  if (first === null) return null
  const beganAt = Math.round(needs.unixAtZero + first.startMs)
  const part = beginPart({ ...needs, ...first, beganAt, onBroken: (error) => onBroken(opened, error) })
  const opened: OpenPart = { part, content: first.content, endsAtKey: false, lastPictureMs: first.startMs }
  for (const frame of frames) part.write(frame)
  return opened
}

/** Sound of a new kind waits for the keyframe that ends the part: pictures are not given up for it. */
function continuePart(open: OpenPart, frame: Frame): void {
  if (frame.kind === 'video') open.lastPictureMs = frame.dtsMs
  const { video, audio } = open.content
  const fits = frame.kind === 'video' ? video !== null : audio !== null && frame.config.asc.equals(audio.asc)
  if (fits) open.part.write(frame)
  else if (frame.kind === 'audio') open.endsAtKey = true
}

/** Frames before a part, until it is clear what it will hold. */
function createBeginning(): { add(frame: Frame): boolean; take(): readonly Frame[] } {
  let waiting: Frame[] = []
  return {
    /** Whether a part can begin. */
    add(frame) {
      if (frame.kind === 'video' && !frame.key && !waiting.some(isVideo)) return false
      waiting.push(frame)
      const kinds = new Set(waiting.map(({ kind }) => kind))
      return kinds.size === 2 || frame.dtsMs - (waiting[0]?.dtsMs ?? frame.dtsMs) > BOTH_KINDS_MS
    },
    take() {
      const taken = waiting
      waiting = []
      return taken
    },
  }
}

const isVideo = (frame: Frame): frame is VideoFrame => frame.kind === 'video'

/** A new part must begin with a keyframe, or be of sound alone. */
function endsBefore(frame: Frame, open: OpenPart): boolean {
  const { part, content, endsAtKey } = open
  if (part.choked) return true
  if (frame.kind === 'video') return frame.key && (part.full || endsAtKey || content.video === null || !sameSets(frame.config, content.video))
  if (content.video !== null) return picturesAreLost(open, frame.dtsMs)
  return part.full || content.audio?.asc.equals(frame.config.asc) !== true
}

/** No keyframe will end the part, and stand-ins fill it for as long as there is sound. */
const picturesAreLost = ({ part, lastPictureMs }: OpenPart, soundMs: number): boolean =>
  soundMs - lastPictureMs > (part.full ? PICTURE_GAP_MS : PICTURES_LOST_MS)

/** What a part that begins with these frames holds, and when it starts: at its picture, or at its sound if it has none. */
function firstOf(frames: readonly Frame[]): { readonly content: PartContent; readonly startMs: number } | null {
  const picture = frames.find(isVideo)
  const sound = frames.find((frame) => frame.kind === 'audio')
  const first = picture ?? sound
  return first === undefined ? null : { content: { video: picture?.config ?? null, audio: sound?.config ?? null }, startMs: first.dtsMs }
}
