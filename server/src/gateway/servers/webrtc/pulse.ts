import { PeerConnection } from 'node-datachannel'
import { after, createScope, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'

interface Needs {
  /** Connections there are, and packets of any kind that came from them. */
  readonly webrtc: { readonly peers: number; readonly heard: number }
  /** The native threads were seen to work. */
  readonly onPulse: () => void
}

const PERIOD_MS = 1_000
const PROBE_DEADLINE_MS = 900

/**
 * Feels whether the native threads behind WebRTC still work. One malformed report of an admitted peer (RTCP SDES)
 * sends a thread of libdatachannel 0.24 into a loop without end, and sooner or later all peers wait for it.
 * Packets that come are proof enough; while none come, a connection is made that nobody sees.
 */
export function watchPulse({ webrtc, onPulse }: Needs, scope: Scope): void {
  let heardBefore = 0
  every(scope, PERIOD_MS, () => {
    const { heard, peers } = webrtc
    if (peers === 0 || heard !== heardBefore) onPulse()
    else probe(onPulse, scope)
    heardBefore = heard
  })
}

/** Gathering candidates takes a turn of the native thread pool; a stuck one gives none. */
function probe(onDone: () => void, parent: Scope): void {
  const life = createScope(parent)
  const connection = new PeerConnection('pulse', { iceServers: [], bindAddress: '127.0.0.1' })
  life.onEnd(() => connection.close())
  connection.onGatheringStateChange((state) => {
    if (state !== 'complete' || life.ended) return
    onDone()
    life.end()
  })
  connection.createDataChannel('pulse')
  after(life, PROBE_DEADLINE_MS, life.end)
}
