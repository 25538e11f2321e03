import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Grant } from '../../stream/grant.ts'
import type { NarrowedOffer } from '../../wire/sdp.ts'
import type { WebRtcNeeds } from './needs.ts'
import { openPeer } from './peer.ts'
import type { Peer, PeerEvents } from './peer.ts'
import { createPublisher } from './publisher.ts'
import { createScratch } from './scratch.ts'
import { createViewer } from './viewer.ts'

/** Answers an offer, and joins the connection with its stream once it is open. It ends with `life`. */
export type Connect = (grant: Grant, offer: NarrowedOffer, life: Scope) => Promise<Result<Peer, FailureCode>>

/** A client that has its answer but doesn't connect is given up after this. */
const CONNECT_DEADLINE_MS = 10_000

/** `onHeard` runs with each packet of any peer. */
export function createConnect(needs: WebRtcNeeds, onHeard: () => void): Connect {
  const { hub, counters, now, network, log } = needs
  const scratch = createScratch()
  return async (grant, offer, life) => {
    const { direction } = grant
    let events: PeerEvents = { onPacket: () => undefined, onOpen: () => undefined }
    const current = (): PeerEvents => {
      onHeard()
      return events
    }
    const opened = await openPeer(offer, direction === 'play', network, current, life)
    if (!opened.ok) return opened
    const peer = opened.value
    const deadline = createScope(life)
    after(deadline, CONNECT_DEADLINE_MS, () => life.end())
    const begun = <Value>(result: Result<Value, FailureCode>): Value | null => {
      deadline.end()
      log.info({ direction, code: result.ok ? null : result.failure }, 'webrtc connected')
      return result.ok ? result.value : null
    }
    life.onEnd(() => log.info({ direction }, 'webrtc ended'))
    events =
      direction === 'publish'
        ? createPublisher({ peer, counters, now, begin: (source) => begun(hub.publishPackets(grant, source)) }, life)
        : createViewer({ peer, counters, scratch, begin: (reader) => begun(hub.readPackets(grant, reader)) }, life)
    return opened
  }
}
