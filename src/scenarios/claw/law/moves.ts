import type { Json } from '#shared/kernel/json'
import * as v from 'valibot'

export const DIRECTIONS = ['up', 'down', 'left', 'right'] as const
export type Direction = (typeof DIRECTIONS)[number]

const turnId = v.pipe(v.number(), v.integer(), v.minValue(1))
/** Counts up in a turn; a number that is not higher than the last is stale. */
const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))

const move = v.variant('type', [
  v.strictObject({ type: v.literal('queue') }),
  v.strictObject({ type: v.literal('unqueue') }),
  v.strictObject({ type: v.literal('confirm'), turnId }),
  v.strictObject({ type: v.literal('steer'), turnId, number, direction: v.picklist(DIRECTIONS) }),
  v.strictObject({ type: v.literal('grab'), turnId, number }),
  /** The machine, or its operator, tells what came out. */
  v.strictObject({ type: v.literal('report'), turnId, won: v.boolean() }),
  /** The operator takes the turn away, e.g. of a stuck machine. */
  v.strictObject({ type: v.literal('skip'), turnId }),
])

export type ClawMove = v.InferOutput<typeof move>

/** What the log keeps: enough to replay every grab. */
export type ClawHappening =
  | { readonly type: 'queued'; readonly member: string }
  | { readonly type: 'unqueued'; readonly member: string }
  | { readonly type: 'offered'; readonly turnId: number; readonly player: string; readonly until: number }
  | { readonly type: 'started'; readonly turnId: number; readonly player: string; readonly until: number }
  | { readonly type: 'steered'; readonly turnId: number; readonly number: number; readonly direction: Direction }
  | { readonly type: 'grabbed'; readonly turnId: number; readonly number: number; readonly until: number; readonly by: 'player' | 'clock' }
  | { readonly type: 'finished'; readonly turnId: number; readonly won: boolean | null; readonly until: number }
  | { readonly type: 'passed'; readonly turnId: number; readonly why: 'done' | 'no-answer' | 'left' | 'skipped' }

/** The move in this JSON, or null. */
export function parseMove(data: Json): ClawMove | null {
  const parsed = v.safeParse(move, data)
  return parsed.success ? parsed.output : null
}
