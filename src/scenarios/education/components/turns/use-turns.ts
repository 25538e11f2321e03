import { useCall, useLive } from '../../../../call/use-call'
import type { TurnsMove } from '../../law/turns/law'
import { noTurns, readTurns, TURNS, type Turns } from '../../law/turns/reduce'

/** Whose turn it is in this room. */
export const useTurns = (): Turns => useLive(({ room }) => readTurns(room.law), noTurns)

/** Sends a move; a refusal is told by the room's notices. */
export function useTurnsMove(): (move: TurnsMove) => void {
  const { session } = useCall()
  return (move) => void session.move({ part: TURNS, move })
}
