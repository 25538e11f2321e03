/** When the next try begins, and how long it may take. */
export interface ReconnectPolicy {
  /** `attempt` counts the tries in a row, from 1. */
  plan(attempt: number): Try
}

export interface Try {
  readonly waitMs: number
  readonly deadlineMs: number
}

const FIRST_WAIT_MS = 200
/** Cuts are mostly short: in the first half minute nobody waits longer than this after the link has returned. */
const EAGER_WAIT_MS = 800
const EAGER_ATTEMPTS = 30
const LONGEST_WAIT_MS = 10_000
/** A try whose packets are swallowed tells nothing, so the first ones are short. */
const EAGER_DEADLINE_MS = 4_000
const LONGEST_DEADLINE_MS = 10_000
const SHORT_TRIES = 3

/** Quick at first, then doubling to 10 s; each wait is between its half and its whole, so that a room does not return as one. */
export const backoff = (random: () => number): ReconnectPolicy => ({
  plan: (attempt) => ({
    waitMs: Math.round(wholeWait(attempt) * (0.5 + random() / 2)),
    deadlineMs: attempt <= SHORT_TRIES ? EAGER_DEADLINE_MS : LONGEST_DEADLINE_MS,
  }),
})

function wholeWait(attempt: number): number {
  if (attempt <= EAGER_ATTEMPTS) return Math.min(EAGER_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1))
  return Math.min(LONGEST_WAIT_MS, EAGER_WAIT_MS * 2 ** (attempt - EAGER_ATTEMPTS))
}
