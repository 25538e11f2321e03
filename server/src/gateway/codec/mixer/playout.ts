/** When the pieces of one input are due. Its pictures and its sound keep together. */
export interface Playout {
  /** Tells that a piece dated `atMs` on the input's own clock was ready at `nowMs` on ours. */
  arrived(atMs: number, nowMs: number): void
  /** When a piece is due, on our clock. */
  dueAt(atMs: number): number
}

/** Beside what the late ones need. */
const MARGIN_MS = 10
/** Lateness is looked at over so many parts of this length. One part may be worse than all others: a hiccup is no reason to be late for long. */
const PART_MS = 1_000
const PARTS = 5
/** Waiting is shortened when this much of it was not needed. */
const SPARE_MS = 30
/** An input begins with what was kept of it, which is old: only the newest tells how late it is. */
const BEGINNING_MS = 300
/** Farther off, the input's clock was set, or it began anew. */
const STEP_MS = 1_500

/** An input plays as late as its late pieces of the last five seconds were: no later than it must, and hardly any sound is missing. */
export function createPlayout(): Playout {
  let parts: { readonly since: number; most: number }[] = []
  let beganAt = -Infinity
  let delayMs: number | null = null

  const needed = (): number => {
    const [worst = 0, next = worst] = parts.map(({ most }) => most).sort((one, other) => other - one)
    return (parts.length < PARTS ? worst : next) + MARGIN_MS
  }
  return {
    arrived(atMs, nowMs) {
      const late = nowMs - atMs
      if (delayMs === null || Math.abs(late - delayMs) > STEP_MS) [delayMs, parts, beganAt] = [late + MARGIN_MS, [], nowMs]
      if (nowMs - beganAt < BEGINNING_MS) {
        delayMs = Math.min(delayMs, late + MARGIN_MS)
        return
      }
      const last = parts[parts.length - 1]
      if (last !== undefined && nowMs - last.since < PART_MS) last.most = Math.max(last.most, late)
      else parts = [...parts, { since: nowMs, most: late }].slice(-PARTS)
      const wanted = needed()
      if (wanted > delayMs || wanted < delayMs - SPARE_MS) delayMs = wanted
    },
    dueAt: (atMs) => atMs + (delayMs ?? 0),
  }
}
