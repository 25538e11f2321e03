import { impossible } from '#shared/kernel/impossible'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Law, LawContext } from '#shared/scenario/law'
import { parseMove, type ClawHappening, type ClawMove } from './moves.ts'
import { clawReducer } from './reduce.ts'
import { coinsOf, CONFIRM_MS, GRAB_MS, playerOf, QUEUE_LIMIT, RESULT_MS, TURN_MS, TURN_PRICE, type ClawState, type Turn } from './state.ts'

/** The law of the claw: one player at a time; the turn passes along the queue; every waiting has a deadline. */
export const clawLaw: Law<ClawState, ClawMove, ClawHappening> = {
  ...clawReducer,
  parseMove,
  decide,
  nextDeadline: ({ turn }) => (turn.phase === 'free' ? null : turn.until),
  atDeadline,
  afterLeave,
}

type Decision = Result<readonly ClawHappening[], FailureCode>

/** Roles that speak for the machine. */
const RUNNING: readonly string[] = ['operator', 'machine']

function decide(state: ClawState, move: ClawMove, context: LawContext): Decision {
  switch (move.type) {
    case 'queue':
      return queue(state, context)
    case 'unqueue':
      return state.queue.includes(context.by) ? success([{ type: 'unqueued', member: context.by }]) : failure('law/refused')
    case 'confirm':
    case 'steer':
    case 'grab':
      return playersMove(state.turn, move, context)
    case 'report':
      return report(state.turn, move, context)
    case 'skip':
      return skip(state, move.turnId, context)
    default:
      return impossible(move)
  }
}

function queue(state: ClawState, { by, role, now }: LawContext): Decision {
  if (role === 'machine') return failure('member/not-allowed')
  if (state.queue.includes(by) || playerOf(state) === by) return failure('law/refused')
  if (coinsOf(state, by) < TURN_PRICE || state.queue.length >= QUEUE_LIMIT) return failure('law/refused')
  return success(withOffer(state, [{ type: 'queued', member: by }], now))
}

function playersMove(turn: Turn, move: Extract<ClawMove, { type: 'confirm' | 'steer' | 'grab' }>, { by, now }: LawContext): Decision {
  if (turn.phase === 'free' || turn.player !== by) return failure('law/not-your-turn')
  if (turn.id !== move.turnId || now >= turn.until) return failure('law/too-late')
  if (move.type === 'confirm') {
    if (turn.phase !== 'offered') return failure('law/refused')
    return success([{ type: 'started', turnId: turn.id, player: by, until: now + TURN_MS }])
  }
  if (turn.phase === 'offered') return failure('law/refused')
  if (turn.phase !== 'steering' || move.number <= turn.moves) return failure('law/too-late')
  return move.type === 'steer'
    ? success([{ type: 'steered', turnId: turn.id, number: move.number, direction: move.direction }])
    : success([{ type: 'grabbed', turnId: turn.id, number: move.number, until: now + GRAB_MS, by: 'player' }])
}

function report(turn: Turn, { turnId, won }: Extract<ClawMove, { type: 'report' }>, { role, now }: LawContext): Decision {
  if (!RUNNING.includes(role)) return failure('member/not-allowed')
  if (turn.phase !== 'grabbing' || turn.id !== turnId) return failure('law/too-late')
  return success([{ type: 'finished', turnId, won, until: now + RESULT_MS }])
}

function skip(state: ClawState, turnId: number, { role, now }: LawContext): Decision {
  if (role !== 'operator') return failure('member/not-allowed')
  if (state.turn.phase === 'free' || state.turn.id !== turnId) return failure('law/too-late')
  return success(withOffer(state, [{ type: 'passed', turnId, why: 'skipped' }], now))
}

function atDeadline(state: ClawState, now: number): readonly ClawHappening[] {
  const { turn } = state
  if (turn.phase === 'free' || now < turn.until) return []
  switch (turn.phase) {
    case 'offered':
      return withOffer(state, [{ type: 'passed', turnId: turn.id, why: 'no-answer' }], now)
    case 'steering':
      return [{ type: 'grabbed', turnId: turn.id, number: turn.moves + 1, until: now + GRAB_MS, by: 'clock' }]
    case 'grabbing':
      return [{ type: 'finished', turnId: turn.id, won: null, until: now + RESULT_MS }]
    case 'shown':
      return withOffer(state, [{ type: 'passed', turnId: turn.id, why: 'done' }], now)
    default:
      return impossible(turn)
  }
}

/** A grab that began is finished and shown, whether its player looks or not. */
function afterLeave(state: ClawState, member: string, now: number): readonly ClawHappening[] {
  if (state.queue.includes(member)) return [{ type: 'unqueued', member }]
  const { turn } = state
  if ((turn.phase === 'offered' || turn.phase === 'steering') && turn.player === member) {
    return withOffer(state, [{ type: 'passed', turnId: turn.id, why: 'left' }], now)
  }
  return []
}

/** These happenings, and behind them the offer to the first in the queue if the machine is free then. */
function withOffer(state: ClawState, happenings: readonly ClawHappening[], now: number): readonly ClawHappening[] {
  const after = happenings.reduce(clawReducer.reduce, state)
  const [player] = after.queue
  if (after.turn.phase !== 'free' || player === undefined) return happenings
  return [...happenings, { type: 'offered', turnId: after.turns + 1, player, until: now + CONFIRM_MS }]
}
