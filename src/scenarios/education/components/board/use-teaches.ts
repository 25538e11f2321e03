import { useLive } from '../../../../call/use-call'
import { myMember } from '../../../../store/select'

/** Roles that lead the class's board. */
export const TEACHING: readonly string[] = ['teacher', 'assistant']

/** Whether this person teaches here: opens the board, turns its pages, says who writes. */
export const useTeaches = (): boolean => useLive((live) => TEACHING.includes(myMember(live)?.role ?? ''), false)
