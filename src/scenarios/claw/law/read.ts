import type { Json } from '#shared/kernel/json'
import * as v from 'valibot'
import { opening, type ClawState } from './state.ts'

const times = { id: v.number(), player: v.string(), until: v.number() }

const turn = v.variant('phase', [
  v.object({ phase: v.literal('free') }),
  v.object({ phase: v.literal('offered'), ...times }),
  v.object({ phase: v.literal('steering'), ...times, moves: v.number() }),
  v.object({ phase: v.literal('grabbing'), ...times }),
  v.object({ phase: v.literal('shown'), ...times, won: v.nullable(v.boolean()) }),
])

const clawState = v.object({ queue: v.array(v.string()), turn, turns: v.number(), wins: v.number(), coins: v.record(v.string(), v.number()) })

/** The claw's state as it stands in the room; the opening one if the room holds something else. */
export function readClaw(law: Json): ClawState {
  const parsed = v.safeParse(clawState, law)
  return parsed.success ? parsed.output : opening
}
