/** A player beside the clock, seconds. */
export interface Bearing {
  readonly wanted: number
  readonly actual: number
  readonly speed: number
  /** Whether the player runs; else it is only put to its place. */
  readonly running: boolean
  /** Since this player last jumped by itself; endless after the person jumped. */
  readonly sinceSeekMs: number
}

/** What a kind of player can do about it. */
export interface Steering {
  /** Off by more than this is a jump. */
  readonly toleranceS: number
  /** Off by more than this is made good by going a little faster or slower; null where a player knows only some speeds. */
  readonly nudgeOverS: number | null
}

export type Correction = { readonly do: 'seek'; readonly to: number } | { readonly do: 'run'; readonly rate: number }

/** Of the speed. */
const NUDGE = 0.05
/** A player that needs long to jump would do nothing else; within this time it is only nudged. */
const REST_MS = 2_000
const FAR_S = 1

/** How a player comes back to the clock. */
export function correct({ wanted, actual, speed, running, sinceSeekMs }: Bearing, { toleranceS, nudgeOverS }: Steering): Correction {
  const ahead = actual - wanted
  const off = Math.abs(ahead)
  const isFar = running && off > FAR_S && sinceSeekMs > REST_MS / 4
  if (isFar || (off > toleranceS && sinceSeekMs > REST_MS)) return { do: 'seek', to: wanted }
  if (!running || nudgeOverS === null || off <= nudgeOverS) return { do: 'run', rate: speed }
  return { do: 'run', rate: speed * (ahead > 0 ? 1 - NUDGE : 1 + NUDGE) }
}
