/** A source's clock may jump this far between two frames before it counts as another clock. */
const BACK_MS = 2_000
const AHEAD_MS = 10_000
/** And so far ahead of the stream's clock: what was sent can't be of later. The first frame may have come late, the next ones not. */
const EARLY_MS = 3_000

/**
 * Puts the times of one source of frames onto the stream's clock: its first frame is now,
 * and never before what was sent already; a jump of the source's clock begins anew.
 */
export function createRebase(now: () => number): (dtsMs: number) => number {
  let shift: number | null = null
  let [last, latest] = [0, -Infinity]
  return (dtsMs) => {
    const jumped = dtsMs < last - BACK_MS || dtsMs > last + AHEAD_MS
    if (shift === null || jumped || dtsMs + shift > now() + EARLY_MS) shift = Math.max(now(), latest + 1) - dtsMs
    last = dtsMs
    latest = Math.max(latest, dtsMs + shift)
    return dtsMs + shift
  }
}
