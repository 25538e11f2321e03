import type { Json } from '#shared/kernel/json'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { memberOf, type Member } from '#shared/room/state'
import { useCall, useLive } from '../../../call/use-call'
import { myMember } from '../../../store/select'
import { learns, overlooks, teaches } from '../law/teaching'

const useRole = (): string => useLive((live) => myMember(live)?.role ?? '', '')

/** Whether this person leads the class, is taught in it, or sees what each student did. */
export const useTeaching = (): boolean => teaches(useRole())
export const useLearning = (): boolean => learns(useRole())
export const useOverlooks = (): boolean => overlooks(useRole())

export const useMyId = (): string => useLive(({ you }) => you, '')

/** The students in the room, on stage or off it. */
export const useStudents = (): readonly Member[] => useLive(({ room }) => room.members.filter(({ role }) => learns(role)), NOBODY)

const NOBODY: readonly Member[] = []

/** The name of a member; a dash for one who has left. */
export const useName = (id: string | null): string => useLive(({ room }) => (id === null ? null : memberOf(room, id)?.name) ?? '--', '--')

/** The same of many. */
export const useNames = (ids: readonly string[], gone: string): readonly string[] => useLive(({ room }) => ids.map((id) => memberOf(room, id)?.name ?? gone), NONE)

const NONE: readonly string[] = []

/** Sends moves to one part of the class's law; a refusal is told by the room's notices, and answered. */
export function useMove<Move extends Json>(part: string): (move: Move) => Promise<Result<void, FailureCode>> {
  const { session } = useCall()
  return (move) => session.move({ part, move })
}
