import { useCallback, useEffect, useState } from 'react'
import { createScope, every } from '#shared/kernel/scope'
import { useServices } from '../../call/use-services'
import type { Ask } from '../../platform/http/contract'

export type NetworkState =
  | { readonly state: 'busy' }
  | { readonly state: 'good' | 'slow'; readonly ms: number }
  | { readonly state: 'down' | 'media-away' }

const AGAIN_MS = 5_000
const PATIENCE_MS = 4_000
/** Above this round trip a talk begins to stumble. */
const SLOW_MS = 200
const PROBES = 3

/** Measures the way to the server, and whether its gateway answers; again and again while the page is open. */
export function useNetwork(): { readonly network: NetworkState; readonly again: () => void } {
  const { ask, client, now } = useServices()
  const [network, setNetwork] = useState<NetworkState>({ state: 'busy' })
  const measure = useCallback(async () => measureNetwork(ask, client.serverBase(), now), [ask, client, now])
  useEffect(() => {
    const scope = createScope()
    const run = () => void measure().then((found) => { if (!scope.ended) setNetwork(found) })
    run()
    every(scope, AGAIN_MS, run)
    return () => scope.end()
  }, [measure])
  const again = () => {
    setNetwork({ state: 'busy' })
    void measure().then(setNetwork)
  }
  return { network, again }
}

/** The best of some round trips to /healthz; /readyz tells whether the gateway is there. */
export async function measureNetwork(ask: Ask, base: string, now: () => number): Promise<NetworkState> {
  let best: number | null = null
  for (let probe = 0; probe < PROBES; probe++) {
    const began = now()
    const { status } = await ask({ method: 'GET', url: `${base}/healthz`, timeoutMs: PATIENCE_MS })
    if (status !== 200) return { state: 'down' }
    best = Math.min(best ?? Infinity, now() - began)
  }
  const ready = await ask({ method: 'GET', url: `${base}/readyz`, timeoutMs: PATIENCE_MS })
  if (ready.status !== 200) return { state: 'media-away' }
  const ms = Math.max(1, Math.round(best ?? 0))
  return { state: ms > SLOW_MS ? 'slow' : 'good', ms }
}
