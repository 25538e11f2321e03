import { useCallback, useEffect, useState } from 'react'
import type { AttendanceReply } from '#shared/protocol/attendance'
import type { FailureCode } from '#shared/protocol/failures'
import { findAttendance } from '../signaling/attendance'
import { useLive } from './use-call'
import { useServices } from './use-services'

export type AttendanceState =
  | { readonly state: 'loading' }
  | { readonly state: 'known'; readonly attendance: AttendanceReply }
  | { readonly state: 'refused'; readonly why: FailureCode }

/** Who was in this room and when, and how to ask anew. */
export function useAttendance(): { readonly found: AttendanceState; readonly reload: () => void } {
  const { ask, client, identity } = useServices()
  const room = useLive((live) => live.room.id, '')
  const [found, setFound] = useState<AttendanceState>({ state: 'loading' })
  const [times, setTimes] = useState(0)
  useEffect(() => {
    let here = true
    void findAttendance({ ask, serverBase: client.serverBase, identity }, room).then((answer) => {
      if (here) setFound(answer.ok ? { state: 'known', attendance: answer.value } : { state: 'refused', why: answer.failure })
    })
    return () => void (here = false)
  }, [ask, client, identity, room, times])
  return { found, reload: useCallback(() => setTimes((count) => count + 1), []) }
}
