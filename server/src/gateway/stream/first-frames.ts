import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Frame } from './frames.ts'
import type { Kind } from './packets.ts'

/** Both kinds are waited for this long before the stream is announced with one. */
const OTHER_KIND_MS = 500

/**
 * Tells what a publisher of frames carries: once both kinds were seen, or some time after the first;
 * again when the other kind turns up later.
 */
export function createFirstFrames(tell: (carries: Readonly<Record<Kind, boolean>>) => void, scope: Scope): (frame: Frame) => void {
  const seen = { video: false, audio: false }
  let waiting = false
  const told = { video: false, audio: false }
  const say = (): void => {
    if (told.video === seen.video && told.audio === seen.audio) return
    Object.assign(told, seen)
    tell({ ...seen })
  }
  return ({ kind }) => {
    if (seen[kind]) return
    seen[kind] = true
    if (seen.video && seen.audio) return say()
    if (waiting) return
    waiting = true
    after(scope, OTHER_KIND_MS, say)
  }
}
