import { memberOf } from '#shared/room/state'
import { useCall, useLive } from '../../../call/use-call'
import { myMember } from '../../../store/select'
import type { ClawMove } from '../law/moves'
import { readClaw } from '../law/read'
import { opening, type ClawState } from '../law/state'

/** The claw as this page's room has it. */
export const useClaw = (): ClawState => useLive(({ room }) => readClaw(room.law), opening)

/** What this person is here. */
export const useMyRole = (): string => useLive((live) => myMember(live)?.role ?? '', '')
export const useMyId = (): string => useLive(({ you }) => you, '')

/** The name of a member; a dash for one who has left. */
export const useName = (id: string | null): string => useLive(({ room }) => (id === null ? null : memberOf(room, id)?.name) ?? '--', '--')

/** Sends a move; a refusal is told by the room's notices. */
export function useMove(): (move: ClawMove) => void {
  const { session } = useCall()
  return (move) => void session.move(move)
}
