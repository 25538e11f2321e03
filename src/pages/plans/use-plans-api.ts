import { useMemo } from 'react'
import { useServices } from '../../call/use-services'
import type { SignedIn } from '../../signaling/ask-signed-in'

/** What questions about plans need. */
export function usePlansApi(): SignedIn {
  const { ask, client, identity } = useServices()
  return useMemo(() => ({ ask, serverBase: client.serverBase, identity }), [ask, client, identity])
}
