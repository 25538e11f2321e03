import { bytesOf } from './frames.ts'
import type { Frame } from './frames.ts'

/** The frames since the latest keyframe, for readers who join. */
export interface Gop {
  add(frame: Frame): void
  frames(): readonly Frame[]
  clear(): void
}

/** Beyond these the group is given up, and joiners wait for the next keyframe. */
const MAX_FRAMES = 1_500
const MAX_BYTES = 16 * 1024 * 1024

/** An empty group. */
export function createGop(): Gop {
  let kept: Frame[] = []
  let bytes = 0
  const clear = (): void => {
    kept = []
    bytes = 0
  }
  return {
    add(frame) {
      const begins = frame.kind === 'video' && frame.key
      if (begins) clear()
      else if (kept.length === 0) return
      kept.push(frame)
      bytes += bytesOf(frame)
      if (kept.length > MAX_FRAMES || bytes > MAX_BYTES) clear()
    },
    frames: () => kept,
    clear,
  }
}
