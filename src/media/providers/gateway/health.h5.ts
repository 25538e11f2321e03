import { after, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Flow } from './flow'
import { watchPeer } from './peer'

/** The last two looks at a connection. */
export interface Flows {
  readonly before: Flow
  readonly now: Flow
}

/** Whether the browser still calls the connection good, forgiving a moment of doubt. */
export function watchConnection(life: Scope, peer: RTCPeerConnection, ring: () => void): () => boolean {
  let doubtedAt: number | null = null
  watchPeer(life, peer, () => {
    doubtedAt = peer.connectionState === 'disconnected' ? (doubtedAt ?? Date.now()) : null
    if (doubtedAt !== null) after(life, DOUBT_MS, ring)
    ring()
  })
  return () => {
    if (life.ended) return false
    if (peer.connectionState === 'disconnected') return doubtedAt !== null && Date.now() - doubtedAt < DOUBT_MS
    return peer.connectionState === 'connected'
  }
}

/** Looks at the statistics each second; answers the last two looks, or null before the first. */
export function watchFlow(life: Scope, peer: RTCPeerConnection, read: (report: RTCStatsReport) => Flow, looked: (flows: Flows) => void): () => Flows | null {
  let flows: Flows | null = null
  let looking = false
  every(life, LOOK_MS, () => {
    if (looking) return
    looking = true
    void peer.getStats().then(read).then((now) => {
      looking = false
      if (life.ended) return
      flows = { before: flows?.now ?? now, now }
      looked(flows)
    }, () => {
      looking = false
    })
  })
  return () => flows
}

const LOOK_MS = 1_000
/** A busy machine is often "disconnected" for an instant. */
const DOUBT_MS = 800
