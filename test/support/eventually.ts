/** Looks again and again until `look` answers something other than null, and gives that; after the deadline it tells what was waited for. */
export async function eventually<Value>(what: string, look: () => Promise<Value | null> | Value | null, deadlineMs = DEADLINE_MS): Promise<Value> {
  const until = Date.now() + deadlineMs
  let trouble = ''
  for (;;) {
    try {
      const value = await look()
      if (value !== null) return value
      trouble = ''
    } catch (error) {
      trouble = `; last: ${error instanceof Error ? error.message : String(error)}`
    }
    if (Date.now() > until) throw new Error(`waited ${Math.round(deadlineMs / 1_000)} s in vain: ${what}${trouble}`)
    await pause(PERIOD_MS)
  }
}

/** Lets time pass; for measuring over a while, not for waiting until something is true. */
export const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))

/** A slow machine under load; nothing is proven by failing early. */
const DEADLINE_MS = 60_000
const PERIOD_MS = 150
