import { useCall, useLive } from '../../../../call/use-call'
import { canInvite } from '../../../../store/select'
import type { PickMove } from '../../law/pick/law'
import { PICK, readPick, type Picked } from '../../law/pick/reduce'
import { useMove } from '../use-class'

/** Whose name stands there now. */
export const usePicked = (): Picked | null => useLive(({ room }) => readPick(room.law).picked, null)

export const usePickMove = () => useMove<PickMove>(PICK)

/** Asks the picked one to the stage; null where that can't be. */
export function useInvite(picked: Picked | null): (() => void) | null {
  const { session, scenario } = useCall()
  const can = useLive((live) => picked !== null && canInvite(live, picked.member, scenario), false)
  return picked !== null && can ? () => void session.invite(picked.member) : null
}
