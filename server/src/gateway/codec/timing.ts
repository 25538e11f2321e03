/** Farther from what was counted, an input's time is believed: sound is missing, or the clock was set. */
const STEP_MS = 60

/**
 * Codecs count samples and know no gaps: inputs get counted times without gaps, and outputs
 * the times of the stream's clock again.
 */
export interface Timing {
  /** The counted time of the next input in µs; `durationMs` is how long it sounds. */
  next(atMs: number, durationMs: number): number
  /** The stream's time of an output that carries this counted time. */
  streamTime(countedUs: number): number
}

/** Nothing counted yet. */
export function createTiming(): Timing {
  let counted = 0
  let shift: number | null = null
  return {
    next(atMs, durationMs) {
      if (shift === null || Math.abs(atMs - (counted + shift)) > STEP_MS) shift = atMs - counted
      const now = counted
      counted += durationMs
      return Math.round(now * 1_000)
    },
    streamTime: (countedUs) => countedUs / 1_000 + (shift ?? 0),
  }
}
