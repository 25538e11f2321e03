import type { Json } from '#shared/kernel/json'
import * as v from 'valibot'

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

const member = v.string()
const times = { id: v.number(), player: member, until: v.number() }

const turn = v.variant('phase', [
  v.object({ phase: v.literal('free') }),
  v.object({ phase: v.literal('offered'), ...times }),
  v.object({ phase: v.literal('steering'), ...times, moves: v.number() }),
  v.object({ phase: v.literal('grabbing'), ...times }),
  v.object({ phase: v.literal('shown'), ...times, won: v.nullable(v.boolean()) }),
])

const clawState = v.object({
  /** Who waits, the next first; never the player of the present turn. */
  queue: v.array(member),
  turn,
  /** Turns so far; the present turn's id is the last one. */
  turns: v.number(),
  wins: v.number(),
  /** What is left to those who played; the rest has `OPENING_COINS`. */
  coins: v.record(member, v.number()),
})

/** At most one player at a time, by construction; `until` is the server's clock, ms. `won: null` means that the machine did not tell. */
export type Turn = Readonly<v.InferOutput<typeof turn>>
type Shape = v.InferOutput<typeof clawState>
export type ClawState = { readonly queue: readonly string[]; readonly turn: Turn; readonly turns: number; readonly wins: number; readonly coins: Readonly<Shape['coins']> }

export const opening: ClawState = { queue: [], turn: { phase: 'free' }, turns: 0, wins: 0, coins: {} }

/** The claw's state as it stands in the room; the opening one if the room holds something else. */
export function readClaw(law: Json): ClawState {
  const parsed = v.safeParse(clawState, law)
  return parsed.success ? parsed.output : opening
}

/** The coins of a member. */
export const coinsOf = (state: ClawState, id: string): number => state.coins[id] ?? OPENING_COINS

/** Who plays now, or null. */
export const playerOf = ({ turn: now }: ClawState): string | null => (now.phase === 'free' ? null : now.player)

/** Place in the queue from 1, or null. */
export function placeOf(state: ClawState, id: string): number | null {
  const index = state.queue.indexOf(id)
  return index < 0 ? null : index + 1
}
