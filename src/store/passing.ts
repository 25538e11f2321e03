import type { Json } from '#shared/kernel/json'
import type { MemberId } from '#shared/room/state'

/** Hears what passes by, such as ink while somebody draws it. */
export type PassingListener = (from: MemberId, data: Json) => void

/** A law's passing data go past the state: they come many times a second, and are nothing to remember. */
export interface Passing {
  tell: PassingListener
  /** The answer ends it. */
  listen(listener: PassingListener): () => void
}

/** Nobody listens yet. */
export function createPassing(): Passing {
  const listeners = new Set<PassingListener>()
  return {
    tell: (from, data) => listeners.forEach((listener) => listener(from, data)),
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
