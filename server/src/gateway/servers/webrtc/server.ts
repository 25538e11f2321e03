import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Logger } from 'pino'
import type { Counters } from '../../stream/counters.ts'
import type { Authorize, Grant } from '../../stream/grant.ts'
import type { PacketHub } from '../../stream/packets.ts'
import { narrowOffer } from '../../wire/sdp.ts'
import type { NarrowedOffer } from '../../wire/sdp.ts'
import { allowOrigins, readOffer, refuse, targetOf } from './exchange.ts'
import type { Target } from './exchange.ts'
import { openPeer } from './peer.ts'
import type { Network, Peer, PeerEvents } from './peer.ts'
import { createPublisher } from './publisher.ts'
import { createScratch } from './scratch.ts'
import { createViewer } from './viewer.ts'

/** What WHIP and WHEP need of the gateway. */
export interface WebRtcNeeds {
  readonly hub: PacketHub
  readonly authorize: Authorize
  readonly counters: Counters
  readonly network: Network
  readonly limits: { readonly peers: number }
  readonly log: Logger
  /** Monotonic, in ms. */
  readonly now: () => number
}

/** The WebRTC half of the gateway's doors. */
export interface WebRtcServer {
  /** Connections, also those that are still being made. */
  readonly peers: number
  /** Answers whatever comes to `/media/whip/…` and `/media/whep/…` (RFC 9725, draft-ietf-wish-whep). */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** A client that has its answer but doesn't connect is given up after this. */
const CONNECT_DEADLINE_MS = 10_000

/** Opens nothing by itself: the UDP port is bound with the first peer. All connections end with the scope. */
export function createWebRtcServer(needs: WebRtcNeeds, scope: Scope): WebRtcServer {
  const sessions = new Map<string, Scope>()
  const connect = createConnect(needs)
  const open = async (target: Target, grant: Grant, offer: NarrowedOffer, response: ServerResponse): Promise<void> => {
    if (sessions.size >= needs.limits.peers) return refuse(response, 'media/limit')
    const id = randomUUID()
    const life = createScope(scope)
    sessions.set(id, life)
    life.onEnd(() => sessions.delete(id))
    const peer = await connect(grant, offer, life)
    if (!peer.ok) {
      life.end()
      return refuse(response, peer.failure)
    }
    const path = `/media/${target.direction === 'publish' ? 'whip' : 'whep'}/${target.stream}/${id}`
    response.writeHead(201, { 'content-type': 'application/sdp', location: path, etag: `"${id}"` })
    response.end(peer.value.answer)
  }
  const post = async (target: Target, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await readRequest(target, request, needs)
    if (asked.ok) return open(target, asked.value.grant, asked.value.offer, response)
    needs.counters.refused += 1
    needs.log.info({ code: asked.failure, direction: target.direction }, 'webrtc refused')
    refuse(response, asked.failure)
  }
  return {
    get peers() {
      return sessions.size
    },
    async handle(request, response) {
      allowOrigins(response)
      const target = targetOf(request)
      if (target === null) return refuse(response, 'request/not-found')
      if (request.method === 'POST' && target.session === null) return post(target, request, response)
      if (request.method === 'DELETE' && target.session !== null) return end(sessions.get(target.session), response)
      refuseMethod(target, request, response)
    },
  }
}

/** Options are told; changing a session's ICE is not supported (RFC 9725, section 4.3). */
function refuseMethod({ session }: Target, request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'OPTIONS') return void response.writeHead(204, { 'accept-post': 'application/sdp' }).end()
  response.setHeader('allow', session === null ? 'POST, OPTIONS' : 'DELETE, OPTIONS')
  refuse(response, 'request/invalid', 405)
}

/** The session's address is a secret of its client, and right enough to end it. */
function end(session: Scope | undefined, response: ServerResponse): void {
  if (session === undefined) return refuse(response, 'request/not-found')
  session.end()
  response.writeHead(200).end()
}

async function readRequest(target: Target, request: IncomingMessage, { authorize, hub }: WebRtcNeeds): Promise<Result<{ readonly grant: Grant; readonly offer: NarrowedOffer }, FailureCode>> {
  const body = await readOffer(request)
  if (!body.ok) return body
  const grant = await authorize(target.token, target.stream, target.direction)
  if (!grant.ok) return grant
  if (target.direction === 'play' && !hub.isLive(target.stream)) return failure('stream/not-found')
  const offer = narrowOffer(body.value, target.direction === 'publish')
  if (typeof offer === 'string') return failure(offer)
  const fits = offer.media.some(({ sends, receives }) => (target.direction === 'publish' ? sends : receives))
  return fits ? success({ grant: grant.value, offer }) : failure('media/sdp-invalid')
}

type Connect = (grant: Grant, offer: NarrowedOffer, life: Scope) => Promise<Result<Peer, FailureCode>>

function createConnect(needs: WebRtcNeeds): Connect {
  const { hub, counters, now, network, log } = needs
  const scratch = createScratch()
  return async (grant, offer, life) => {
    let events: PeerEvents | null = null
    const direction = grant.direction
    const early: PeerEvents = { onPacket: () => undefined, onOpen: () => undefined }
    const opened = await openPeer(offer, direction === 'play', network, () => events ?? early, life)
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
