import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Grant } from '../../stream/grant.ts'
import type { Layer } from '../../wire/media-kind.ts'
import type { NarrowedOffer } from '../../wire/sdp.ts'
import type { WebRtcNeeds } from './needs.ts'
import { openPeer } from './peer.ts'
import type { Peer, PeerEvents } from './peer.ts'
import { createPublisher } from './publisher.ts'
import { createScratch } from './scratch.ts'
import { createViewer } from './viewer.ts'
import type { Viewer } from './viewer.ts'

/** Answers an offer, and joins the connection with its stream once it is open. It ends with `life`. `layer` is the viewer's first. */
export type Connect = (asked: Asked, life: Scope) => Promise<Result<Connected, FailureCode>>

/** A request that was allowed. */
export interface Asked {
  readonly grant: Grant
  readonly offer: NarrowedOffer
  readonly layer: Layer
}

/** A connection that has its answer. */
export interface Connected {
  readonly peer: Peer
  /** Of a viewer: sends the other picture. Null for a publisher. */
  readonly choose: Viewer['choose'] | null
}

/** A client that has its answer but doesn't connect is given up after this. */
const CONNECT_DEADLINE_MS = 10_000

/** `onHeard` runs with each packet of any peer. */
export function createConnect(needs: WebRtcNeeds, onHeard: () => void): Connect {
  const { hub, counters, now, network, log } = needs
  const scratch = createScratch()
  return async ({ grant, offer, layer }, life) => {
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
    if (direction === 'publish') {
      events = createPublisher({ peer, counters, now, begin: (source) => begun(hub.publishPackets(grant, source)) }, life)
      return success({ peer, choose: null })
    }
    const viewer = createViewer({ peer, counters, scratch, layer, begin: (reader, first) => begun(hub.readPackets(grant, reader, first)) }, life)
    events = viewer
    return success({ peer, choose: viewer.choose })
  }
}
