/** A source's clock may jump this far between two frames before it counts as another clock. */
const BACK_MS = 2_000
const AHEAD_MS = 10_000

/**
 * Puts the times of one source of frames onto the stream's clock: its first frame is now,
 * and never before what was sent already; a jump of the source's clock begins anew.
 */
export function createRebase(now: () => number): (dtsMs: number) => number {
  let shift: number | null = null
  let last = 0
  return (dtsMs) => {
    if (shift === null || dtsMs < last - BACK_MS || dtsMs > last + AHEAD_MS) shift = now() - dtsMs
    last = dtsMs
    return dtsMs + shift
  }
}
