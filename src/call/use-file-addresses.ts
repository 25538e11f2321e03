import { useMemo } from 'react'
import { failure } from '#shared/kernel/result'
import { findFileAccess } from '../signaling/files'
import type { Session } from '../store/contract'
import { createFileAddresses, type FileAddress } from './file-addresses'
import { useServices } from './use-services'
import { useSignedIn } from './use-signed-in'

/** Addresses of the files of a visit's room, made once a visit. */
export function useFileAddresses(session: Session): FileAddress {
  const { now } = useServices()
  const signedIn = useSignedIn()
  return useMemo(() => createFileAddresses({
    now,
    async ask() {
      const state = session.store.getState()
      return state.phase === 'live' ? findFileAccess(signedIn, state.room.id) : failure('member/not-found')
    },
  }), [session, signedIn, now])
}
