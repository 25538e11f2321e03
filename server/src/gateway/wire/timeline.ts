/** Turns 32-bit times into a line that never runs backwards. One for all kinds of a connection. */
export interface Timeline {
  /** `timestamp` in milliseconds modulo 2^32; answers milliseconds from 0, the first time seen. */
  place(kind: 'audio' | 'video', timestamp: number): number
}

/** Audio and video of one moment are sent up to this much apart; a time further back means that the encoder began anew. */
const MAX_STEP_BACK_MS = 1_000
/** How far the new beginning is put behind the end of the old part: about one picture. */
const SEAM_MS = 33

export function createTimeline(): Timeline {
  let last: { readonly timestamp: number; readonly placed: number } | null = null
  const latest = { audio: 0, video: 0 }
  return {
    place(kind, timestamp) {
      const placed = last === null ? 0 : next(last, timestamp)
      last = { timestamp, placed }
      latest[kind] = Math.max(latest[kind], placed)
      return latest[kind]
    },
  }
}

function next(last: { readonly timestamp: number; readonly placed: number }, timestamp: number): number {
  // The difference as a signed 32-bit number survives the wrap after 49.7 days.
  const step = (timestamp - last.timestamp) | 0
  return last.placed + (step < -MAX_STEP_BACK_MS ? SEAM_MS : step)
}
