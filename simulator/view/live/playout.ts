/** Media time against the wall: when what was received is due, and how fast it runs. Times in milliseconds. */
export interface Playout {
  /** Something with this time has arrived; `key` if playing may begin with it. */
  received(mediaMs: number, now: number): void
  /** The media time that is due now, or null while it waits to have enough. */
  due(now: number): number | null
  readonly rate: number
  /** What is ready beyond what is due. */
  bufferedMs(now: number): number
  /** Uneven arrival, smoothed. */
  readonly jitterMs: number
  /** How often it ran dry. */
  readonly stalls: number
  restart(): void
}

export interface PlayoutWishes { readonly minMs: number; readonly maxMs: number }

/** Above the largest buffer it runs so much faster until it is near the smallest again. */
const CATCH_UP_RATE = 1.25
/** So far behind that running faster takes too long: it jumps. */
const JUMP_MS = 4_000
/** A step back or a gap in the times: another source, or the same after a break. */
const BREAK_MS = 3_000

/**
 * Starts when the smallest buffer is there, runs at the source's pace, faster while the buffer is larger than allowed,
 * and waits for the smallest buffer again when it has run dry: what live-player's min-cache and max-cache ask for.
 */
export function createPlayout(wishes: () => PlayoutWishes): Playout {
  let newest: number | null = null
  let oldest = 0
  let newestAt = 0
  let base: { readonly mediaMs: number; readonly at: number } | null = null
  let rate = 1
  let jitter = 0
  let stalls = 0

  const position = (now: number): number => (base === null ? oldest : base.mediaMs + (now - base.at) * rate)
  const rebase = (mediaMs: number, now: number): void => void (base = { mediaMs, at: now })
  const restart = (): void => {
    newest = null
    base = null
    rate = 1
  }
  return {
    restart,
    received(mediaMs, now) {
      if (newest !== null && Math.abs(mediaMs - newest) > BREAK_MS) restart()
      if (newest === null) oldest = mediaMs
      else jitter += (Math.abs(now - newestAt - (mediaMs - newest)) - jitter) / 16
      newest = Math.max(newest ?? mediaMs, mediaMs)
      newestAt = now
    },
    due(now) {
      if (newest === null) return null
      const { minMs, maxMs } = wishes()
      if (base === null) {
        if (newest - oldest < minMs) return null
        // What came with the first burst is not played out: it starts as near to live as the smallest buffer allows.
        rebase(Math.max(oldest, newest - minMs), now)
      }
      const buffered = newest - position(now)
      if (buffered < 0) {
        stalls += 1
        oldest = newest
        base = null
        return null
      }
      if (buffered > maxMs + JUMP_MS) {
        rebase(newest - minMs, now)
        rate = 1
      } else if (rate === 1 && buffered > maxMs) {
        rebase(position(now), now)
        rate = CATCH_UP_RATE
      } else if (rate !== 1 && buffered <= minMs + (maxMs - minMs) / 4) {
        rebase(position(now), now)
        rate = 1
      }
      return position(now)
    },
    get rate() {
      return rate
    },
    bufferedMs: (now) => (newest === null || base === null ? 0 : Math.max(0, newest - position(now))),
    get jitterMs() {
      return jitter
    },
    get stalls() {
      return stalls
    },
  }
}
