import { useEffect, useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoleWish } from '#shared/protocol/http'
import { useLive } from './use-call'
import { useServices } from './use-services'

export type InvitationState =
  | { readonly state: 'asking' }
  | { readonly state: 'ready'; readonly wish: RoleWish }
  | { readonly state: 'refused'; readonly why: FailureCode }

const ASKING: InvitationState = { state: 'asking' }

/** What a link must say to bring somebody in this role; null is everybody's own, which needs nothing. */
export function useInvitation(role: string | null): InvitationState {
  const { api } = useServices()
  const room = useLive((live) => live.room.id, '')
  const [answer, setAnswer] = useState<{ readonly role: string; readonly state: InvitationState } | null>(null)
  useEffect(() => {
    if (role === null || room === '') return
    let current = true
    void api.invite(room, { role }).then((invited) => {
      if (!current) return
      setAnswer({ role, state: invited.ok ? { state: 'ready', wish: { role, invitation: invited.value.invitation } } : { state: 'refused', why: invited.failure } })
    })
    return () => { current = false }
  }, [api, room, role])
  if (role === null) return EVERYBODY
  return answer?.role === role ? answer.state : ASKING
}

const EVERYBODY: InvitationState = { state: 'ready', wish: {} }
