import { useCall, useLive } from '../../../../call/use-call'
import type { RollMove } from '../../law/roll/law'
import { noRoll, readRoll, ROLL, type Roll } from '../../law/roll/reduce'

/** The calls of this room, as far as this person sees them. */
export const useRoll = (): Roll => useLive(({ room }) => readRoll(room.law), noRoll)

/** Sends a move; a refusal is told by the room's notices. */
export function useRollMove(): (move: RollMove) => void {
  const { session } = useCall()
  return (move) => void session.move({ part: ROLL, move })
}
