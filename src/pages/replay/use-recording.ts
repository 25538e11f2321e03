import { useCallback, useEffect, useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import type { RecordingReply } from '#shared/protocol/http'
import { useServices } from '../../call/use-services'
import { findRecording } from '../../signaling/recording'

export type RecordingState =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly recording: RecordingReply; readonly askedAt: number }
  | { readonly state: 'refused'; readonly why: FailureCode }

/** The recording with this id, and how to ask for it anew; what is open stays open when asking again fails. */
export function useRecording(id: string): { readonly found: RecordingState; readonly reload: () => void } {
  const { ask, client, identity, now } = useServices()
  const [found, setFound] = useState<RecordingState>({ state: 'loading' })
  const [times, setTimes] = useState(0)
  useEffect(() => {
    let here = true
    void findRecording({ ask, serverBase: client.serverBase, identity }, id).then((answer) => {
      if (!here) return
      if (answer.ok) setFound({ state: 'open', recording: answer.value, askedAt: now() })
      else setFound((before) => (before.state === 'open' ? before : { state: 'refused', why: answer.failure }))
    })
    return () => void (here = false)
  }, [ask, client, identity, now, id, times])
  const reload = useCallback(() => {
    setFound((before) => (before.state === 'refused' ? { state: 'loading' } : before))
    setTimes((count) => count + 1)
  }, [])
  return { found, reload }
}
