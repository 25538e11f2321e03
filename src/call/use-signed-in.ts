import { useMemo } from 'react'
import type { SignedIn } from '../signaling/ask-signed-in'
import { useServices } from './use-services'

/** What asks the server's doors as this device's person. */
export function useSignedIn(): SignedIn {
  const { ask, identity, client } = useServices()
  return useMemo(() => ({ ask, identity, serverBase: client.serverBase }), [ask, identity, client])
}
