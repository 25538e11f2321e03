import type { Frame, VideoFrame } from '../stream/frames.ts'
import { hasSize } from './part-muxer.ts'

/** What may be written: what one stream does wrong costs a part of it, and is told. */
export interface FrameDoor {
  takes(frame: Frame): boolean
  /** A part with pictures broke, or one of sound alone. */
  broke(kind: Frame['kind'], atMs: number, error: unknown): void
}

/** Where parts of a kind break so often within a minute, the kind is left out until that is past: files would be made for nothing. */
const MOST_BROKEN = 3
const BROKEN_MS = 60_000

/** Nothing broke yet. */
export function createFrameDoor(onBroken: (error: unknown) => void): FrameDoor {
  const broken: Record<Frame['kind'], readonly number[]> = { video: [], audio: [] }
  let refused: VideoFrame['config'] | null = null
  const broke = (kind: Frame['kind'], atMs: number, error: unknown): void => {
    broken[kind] = [...broken[kind], atMs]
    onBroken(error)
  }
  return {
    takes(frame) {
      broken[frame.kind] = broken[frame.kind].filter((at) => frame.dtsMs - at < BROKEN_MS)
      if (broken[frame.kind].length >= MOST_BROKEN) return false
      if (frame.kind === 'audio' || hasSize(frame.config)) return true
      if (refused === null || !sameSets(refused, frame.config)) broke('video', frame.dtsMs, new Error('its pictures have no size'))
      refused = frame.config
      return false
    },
    broke,
  }
}

/** Whether one part can hold the pictures of both. */
export const sameSets = (one: VideoFrame['config'], other: VideoFrame['config']): boolean => one === other || (one.sps.equals(other.sps) && one.pps.equals(other.pps))
