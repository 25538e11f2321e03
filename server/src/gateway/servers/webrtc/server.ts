import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { narrowOffer } from '../../wire/sdp.ts'
import { changeLayer } from './change-layer.ts'
import { createConnect } from './connect.ts'
import type { Asked, Connected } from './connect.ts'
import { allowOrigins, readBody, refuse, targetOf } from './exchange.ts'
import type { Target } from './exchange.ts'
import type { WebRtcNeeds } from './needs.ts'

/** The WebRTC half of the gateway's doors. */
export interface WebRtcServer {
  /** Connections, also those that are still being made. */
  readonly peers: number
  /** Packets of any kind that came from them, ever. */
  readonly heard: number
  /** Answers whatever comes to `/media/whip/…` and `/media/whep/…` (RFC 9725, draft-ietf-wish-whep). */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** All connections end with the scope. */
export function createWebRtcServer(needs: WebRtcNeeds, scope: Scope): WebRtcServer {
  const sessions = new Map<string, Session>()
  let heard = 0
  const connect = createConnect(needs, () => {
    heard += 1
  })
  const open = async (asked: Asked): Promise<Result<Opened, FailureCode>> => {
    if (sessions.size >= needs.limits.peers) return failure('media/limit')
    const id = randomUUID()
    const life = createScope(scope)
    const session: Session = { life, choose: null }
    sessions.set(id, session)
    life.onEnd(() => sessions.delete(id))
    const connected = await connect(asked, life)
    if (!connected.ok) {
      life.end()
      return connected
    }
    session.choose = connected.value.choose
    return success({ id, answer: connected.value.peer.answer })
  }
  const post = async (target: Target, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await readRequest(target, request, needs)
    const opened = asked.ok ? await open(asked.value) : asked
    if (opened.ok) return sayOpened(target, opened.value, response)
    needs.counters.refused += 1
    needs.log.info({ code: opened.failure, direction: target.direction }, 'webrtc refused')
    refuse(response, opened.failure)
  }
  return {
    get peers() {
      return sessions.size
    },
    get heard() {
      return heard
    },
    handle: (request, response) => handle({ post, sessions }, request, response),
  }
}

interface Session {
  readonly life: Scope
  choose: Connected['choose']
}

interface Opened {
  readonly id: string
  readonly answer: string
}

interface Doors {
  readonly post: (target: Target, request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly sessions: ReadonlyMap<string, Session>
}

async function handle({ post, sessions }: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowOrigins(response)
  const target = targetOf(request)
  if (target === null) return refuse(response, 'request/not-found')
  if (request.method === 'POST' && target.session === null) return post(target, request, response)
  if (request.method === 'DELETE' && target.session !== null) return end(sessions.get(target.session)?.life, response)
  if (request.method === 'PATCH' && target.session !== null && target.direction === 'play') return changeLayer(sessions.get(target.session)?.choose ?? null, request, response)
  if (request.method === 'OPTIONS') return void response.writeHead(204, { 'accept-post': 'application/sdp' }).end()
  // A session's ICE can't be changed (RFC 9725, section 4.3).
  response.setHeader('allow', target.session === null ? 'POST, OPTIONS' : target.direction === 'play' ? 'PATCH, DELETE, OPTIONS' : 'DELETE, OPTIONS')
  refuse(response, 'request/invalid', 405)
}

function sayOpened({ direction, stream }: Target, { id, answer }: Opened, response: ServerResponse): void {
  const path = `/media/${direction === 'publish' ? 'whip' : 'whep'}/${stream}/${id}`
  response.writeHead(201, { 'content-type': 'application/sdp', location: path, etag: `"${id}"` })
  response.end(answer)
}

/** The session's address is a secret of its client, and right enough to end it. */
function end(session: Scope | undefined, response: ServerResponse): void {
  if (session === undefined) return refuse(response, 'request/not-found')
  session.end()
  response.writeHead(200).end()
}

async function readRequest(target: Target, request: IncomingMessage, { authorize, hub }: WebRtcNeeds): Promise<Result<Asked, FailureCode>> {
  if (target.layer === null) return failure('request/invalid')
  const body = await readBody(request, 'application/sdp')
  if (!body.ok) return body
  const grant = await authorize(target.token, target.stream, target.direction)
  if (!grant.ok) return grant
  if (target.direction === 'play' && !hub.isLive(target.stream)) return failure('stream/not-found')
  const offer = narrowOffer(body.value, target.direction === 'publish')
  if (typeof offer === 'string') return failure(offer)
  const fits = offer.media.some(({ sends, receives }) => (target.direction === 'publish' ? sends : receives))
  return fits ? success({ grant: grant.value, offer, layer: target.layer }) : failure('media/sdp-invalid')
}
