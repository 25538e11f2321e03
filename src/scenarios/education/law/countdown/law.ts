import { impossible } from '#shared/kernel/impossible'
import { failure, success } from '#shared/kernel/result'
import type { Law } from '#shared/scenario/law'
import * as v from 'valibot'
import { teaches } from '../teaching.ts'
import { countdownReducer, type Countdown, type CountdownSet } from './reduce.ts'

const LONGEST_SECONDS = 3 * 3_600
/** So long "time is up" stands. */
export const OVER_MS = 10_000

const seconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_SECONDS))

const move = v.variant('type', [
  v.strictObject({ type: v.literal('start'), seconds }),
  v.strictObject({ type: v.literal('add'), seconds }),
  v.strictObject({ type: v.picklist(['pause', 'resume', 'stop']) }),
])

export type CountdownMove = v.InferOutput<typeof move>

/** Time that whoever teaches gives the class; everybody sees it run. */
export const countdown: Law<Countdown, CountdownMove, CountdownSet> = {
  ...countdownReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, wanted, { role, now }) {
    if (!teaches(role)) return failure('member/not-allowed')
    const next = after(state, wanted, now)
    return next === null ? failure('law/too-late') : success([{ countdown: next }])
  },
  nextDeadline: (state) => (state.phase === 'running' || state.phase === 'over' ? state.until : null),
  atDeadline(state) {
    if (state.phase === 'running') return [{ countdown: { phase: 'over', id: state.id, until: state.until + OVER_MS } }]
    return state.phase === 'over' ? [{ countdown: { phase: 'none' } }] : []
  },
  afterLeave: () => [],
}

/** The countdown after this move, or null if it comes too late. */
function after(state: Countdown, wanted: CountdownMove, now: number): Countdown | null {
  switch (wanted.type) {
    case 'start':
      return { phase: 'running', id: now, until: now + wanted.seconds * 1_000 }
    case 'add':
      return longer(state, wanted.seconds * 1_000, now)
    case 'pause':
      return state.phase === 'running' && state.until > now ? { phase: 'paused', id: state.id, leftMs: state.until - now } : null
    case 'resume':
      return state.phase === 'paused' ? { phase: 'running', id: state.id, until: now + state.leftMs } : null
    case 'stop':
      return state.phase === 'none' ? null : { phase: 'none' }
    default:
      return impossible(wanted)
  }
}

function longer(state: Countdown, byMs: number, now: number): Countdown | null {
  const most = LONGEST_SECONDS * 1_000
  if (state.phase === 'running') return { ...state, until: Math.min(state.until + byMs, now + most) }
  return state.phase === 'paused' ? { ...state, leftMs: Math.min(state.leftMs + byMs, most) } : null
}
