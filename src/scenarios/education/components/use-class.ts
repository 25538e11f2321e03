import type { Json } from '#shared/kernel/json'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Member } from '#shared/room/state'
import { useCall, useLive } from '../../../call/use-call'
import { myMember } from '../../../store/select'
import { learns, teaches } from '../law/teaching'

/** Whether this person leads the class, or learns in it. */
export const useTeaching = (): boolean => useLive((live) => teaches(myMember(live)?.role ?? ''), false)
export const useLearning = (): boolean => useLive((live) => learns(myMember(live)?.role ?? ''), false)

export const useMyId = (): string => useLive(({ you }) => you, '')

/** The students in the room, on stage or off it. */
export const useStudents = (): readonly Member[] => useLive(({ room }) => room.members.filter(({ role }) => learns(role)), NOBODY)

const NOBODY: readonly Member[] = []

/** Sends moves to one part of the class's law; a refusal is told by the room's notices, and answered. */
export function useMove<Move extends Json>(part: string): (move: Move) => Promise<Result<void, FailureCode>> {
  const { session } = useCall()
  return (move) => session.move({ part, move })
}
