import { impossible } from '#shared/kernel/impossible'
import type { LawReducer } from '#shared/scenario/law'
import type { ClawHappening } from './moves.ts'
import { coinsOf, opening, playerOf, TURN_PRICE, type ClawState } from './state.ts'

/** What shows a claw machine. */
export const clawReducer: LawReducer<ClawState, ClawHappening> = { opening, reduce }

/** The claw after one more happening, in the order of the log. */
function reduce(state: ClawState, happening: ClawHappening): ClawState {
  switch (happening.type) {
    case 'queued':
      return { ...state, queue: [...state.queue, happening.member] }
    case 'unqueued':
      return { ...state, queue: state.queue.filter((id) => id !== happening.member) }
    case 'offered':
      return {
        ...state,
        queue: state.queue.filter((id) => id !== happening.player),
        turns: happening.turnId,
        turn: { phase: 'offered', id: happening.turnId, player: happening.player, until: happening.until },
      }
    case 'started':
      return {
        ...withCoins(state, happening.player, -TURN_PRICE),
        turn: { phase: 'steering', id: happening.turnId, player: happening.player, until: happening.until, moves: 0 },
      }
    case 'steered':
      return state.turn.phase === 'steering' ? { ...state, turn: { ...state.turn, moves: happening.number } } : state
    case 'grabbed':
      return withTurn(state, (player) => ({ phase: 'grabbing', id: happening.turnId, player, until: happening.until }))
    case 'finished':
      return finish(state, happening)
    case 'passed':
      return { ...state, turn: { phase: 'free' } }
    default:
      return impossible(happening)
  }
}

/** A machine that does not tell costs nothing: the coins come back. */
function finish(state: ClawState, { turnId, won, until }: Extract<ClawHappening, { type: 'finished' }>): ClawState {
  const shown = withTurn(state, (player) => ({ phase: 'shown', id: turnId, player, until, won }))
  const player = playerOf(state)
  if (won === null && player !== null) return withCoins(shown, player, TURN_PRICE)
  return won === true ? { ...shown, wins: shown.wins + 1 } : shown
}

function withTurn(state: ClawState, next: (player: string) => ClawState['turn']): ClawState {
  const player = playerOf(state)
  return player === null ? state : { ...state, turn: next(player) }
}

const withCoins = (state: ClawState, player: string, change: number): ClawState => ({
  ...state,
  coins: { ...state.coins, [player]: coinsOf(state, player) + change },
})
