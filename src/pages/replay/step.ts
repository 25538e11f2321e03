/** One step back or forward. */
export const STEP_MS = 10_000
