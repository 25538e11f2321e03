/** Farther from what was counted, an input's time is believed at once: sound is missing, or the clock was set. */
const STEP_MS = 60
/** Nearer it is the network's jitter, in the reports that tell the sender's clock. */
const STEADY_MS = 3
/** Inputs over which a difference is looked at: about a second of them. */
const SMOOTHED_OVER = 50
/** A piece becomes at most this share longer or shorter: nobody hears it, and it catches 5 ms a second. */
const MOST_BEND = 1 / 200

/** Inputs on their way through a decoder; one that answers nothing must not fill the memory. */
const MOST_DATES = 200

/** What a piece of decoded sound becomes. */
export interface Placed {
  /** Its time in what goes to the encoder, counted without gaps, in µs. */
  readonly timestampUs: number
  /** So many samples it must have. */
  readonly samples: number
}

/**
 * Codecs count samples and know no gaps, while a sound card's clock runs a little fast or slow against the clock that
 * dates its packets. Inputs get counted times; decoded pieces are told how long they must become to keep to the
 * packets' times; outputs get the stream's times back.
 */
export interface SoundClock {
  /** The counted time of the next input in µs; `durationMs` is how long it sounds by its own clock. */
  next(atMs: number, durationMs: number): number
  /** A decoded piece that carries this counted time. */
  place(countedUs: number, samples: number, sampleRate: number): Placed
  /** The stream's time of an output that carries this time of `place`. */
  streamTime(timestampUs: number): number
}

/** Nothing counted yet. */
export function createSoundClock(): SoundClock {
  const dates: { readonly countedUs: number; readonly atMs: number }[] = []
  let countedMs = 0
  let placedMs = 0
  let shiftMs: number | null = null
  let differenceMs = 0

  const dateOf = (countedUs: number): number => {
    while (dates.length > 1 && (dates[1]?.countedUs ?? Infinity) <= countedUs) dates.shift()
    const [date] = dates
    return date === undefined ? countedUs / 1_000 : date.atMs + (countedUs - date.countedUs) / 1_000
  }

  return {
    next(atMs, durationMs) {
      const countedUs = Math.round(countedMs * 1_000)
      dates.push({ countedUs, atMs })
      if (dates.length > MOST_DATES) dates.shift()
      countedMs += durationMs
      return countedUs
    },
    place(countedUs, samples, sampleRate) {
      const atMs = dateOf(countedUs)
      const aheadMs = shiftMs === null ? Infinity : atMs - (placedMs + shiftMs)
      if (shiftMs === null || Math.abs(aheadMs) > STEP_MS) [shiftMs, differenceMs] = [atMs - placedMs, 0]
      else differenceMs += (aheadMs - differenceMs) / SMOOTHED_OVER
      const wanted = Math.abs(differenceMs) < STEADY_MS ? 0 : Math.round((differenceMs * sampleRate) / 1_000 / SMOOTHED_OVER)
      const most = Math.floor(samples * MOST_BEND)
      const bent = samples + Math.max(-most, Math.min(most, wanted))
      const placed = { timestampUs: Math.round(placedMs * 1_000), samples: bent }
      placedMs += (bent * 1_000) / sampleRate
      return placed
    },
    streamTime: (timestampUs) => timestampUs / 1_000 + (shiftMs ?? 0),
  }
}
