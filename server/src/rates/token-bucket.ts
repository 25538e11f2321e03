/** How fast something may happen: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** Counts how often something still may happen. */
export interface TokenBucket {
  /** Uses one up; false if there is none. */
  take(): boolean
  isEmpty(): boolean
}

/** A full bucket. */
export function createTokenBucket({ burst, perSecond }: Rate, now: () => number): TokenBucket {
  let tokens = burst
  let filledAt = now()
  function fill(): void {
    const at = now()
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1_000) * perSecond)
    filledAt = at
  }
  return {
    take() {
      fill()
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
    isEmpty() {
      fill()
      return tokens < 1
    },
  }
}
