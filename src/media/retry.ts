/**
 * How long to wait before try number `attempt` (from 1), in ms: 0.3 s, growing to 5 s, with jitter so that a room does not come back all at once.
 * `random` is in [0, 1).
 */
export function retryDelayMs(attempt: number, random: number): number {
  const grown = Math.min(LONGEST_MS, FIRST_MS * GROWTH ** Math.max(0, attempt - 1))
  return Math.round(grown * (1 - JITTER / 2 + JITTER * random))
}

const FIRST_MS = 300
const LONGEST_MS = 5_000
/** Gentle, for a link that was cut for some seconds shall be tried again soon after it returned. */
const GROWTH = 1.5
const JITTER = 0.4
