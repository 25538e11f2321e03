import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'

/** A publisher is asked at most this often: an encoder that makes only keyframes sends mud. */
const LEAST_PERIOD_MS = 300

/** Who publishes may not answer, as encoders that know no such request: so long after it was asked, the latest keyframe is better than none, however old it is. */
export const KEYFRAME_PATIENCE_MS = 600

/** Asks by `ask`, at once or as soon as the last request is old enough; requests in between are one. */
export function createKeyframeRequest(ask: () => void, now: () => number, scope: Scope): () => void {
  let lastAt = -LEAST_PERIOD_MS
  let waiting = false
  const send = (): void => {
    waiting = false
    lastAt = now()
    ask()
  }
  return () => {
    if (waiting || scope.ended) return
    const leftMs = lastAt + LEAST_PERIOD_MS - now()
    if (leftMs <= 0) return send()
    waiting = true
    after(scope, leftMs, send)
  }
}
