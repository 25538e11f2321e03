/** How long an offered turn waits for its player, how long the player steers, how long the machine may take, how long the result stands. */
export const CONFIRM_MS = 10_000
export const TURN_MS = 30_000
export const GRAB_MS = 8_000
export const RESULT_MS = 4_000

/** Coins of somebody who never played, and the price of one turn. */
export const OPENING_COINS = 120
export const TURN_PRICE = 10

/** Longest queue; more are refused. */
export const QUEUE_LIMIT = 100

/** `until` is the server's clock, ms. */
type Times = { readonly id: number; readonly player: string; readonly until: number }

/** At most one player at a time, by construction. `won: null` means that the machine did not tell. */
export type Turn =
  | { readonly phase: 'free' }
  | { readonly phase: 'offered' } & Times
  | { readonly phase: 'steering'; readonly moves: number } & Times
  | { readonly phase: 'grabbing' } & Times
  | { readonly phase: 'shown'; readonly won: boolean | null } & Times

export type ClawState = {
  /** Who waits, the next first; never the player of the present turn. */
  readonly queue: readonly string[]
  readonly turn: Turn
  /** Turns so far; the present turn's id is the last one. */
  readonly turns: number
  readonly wins: number
  /** What is left to those who played; the rest has `OPENING_COINS`. */
  readonly coins: Readonly<Record<string, number>>
}

export const opening: ClawState = { queue: [], turn: { phase: 'free' }, turns: 0, wins: 0, coins: {} }

/** The coins of a member. */
export const coinsOf = (state: ClawState, id: string): number => state.coins[id] ?? OPENING_COINS

/** Who plays now, or null. */
export const playerOf = ({ turn: now }: ClawState): string | null => (now.phase === 'free' ? null : now.player)

/** Place in the queue from 1, or null. */
export function placeOf(state: ClawState, id: string): number | null {
  const index = state.queue.indexOf(id)
  return index < 0 ? null : index + 1
}
