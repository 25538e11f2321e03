import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { parseFailureCode } from '#shared/protocol/failures'
import type { FailureCode } from '#shared/protocol/failures'

export interface Answer {
  readonly sdp: string
  /** Tells the gateway that nothing will come of it (RFC 9725, 4.2). A connection that stood is ended by closing it. */
  giveUp(): void
  /** Tells the session's address a wish. `lost`: no answer came, it may be tried again. */
  change(wish: object): Promise<'done' | 'refused' | 'lost'>
}

/** Hands an offer to a WHIP (RFC 9725) or WHEP address and takes the answer. */
export async function exchange(life: Scope, url: string, offer: string): Promise<Result<Answer, FailureCode>> {
  const cancel = new AbortController()
  const deadline = createScope(life)
  life.onEnd(() => cancel.abort())
  after(deadline, ANSWER_MS, () => cancel.abort())
  try {
    const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: offer, signal: cancel.signal })
    const sdp = await reply.text()
    if (!reply.ok) return failure(codeOf(sdp) ?? 'media/gateway-away')
    const session = sessionOf(url, reply.headers.get('location'))
    return success({ sdp, giveUp: () => deleteSession(url, session), change: (wish) => changeSession(life, session, wish) })
  } catch {
    return failure('media/gateway-away')
  } finally {
    deadline.end()
  }
}

/** Only a session with a path of its own: deleting the stream's path would end whoever took it over. */
function sessionOf(url: string, location: string | null): URL | null {
  if (location === null) return null
  const posted = new URL(url)
  const session = new URL(location, url)
  return session.origin !== posted.origin || session.pathname === posted.pathname ? null : session
}

async function changeSession(life: Scope, session: URL | null, wish: object): Promise<'done' | 'refused' | 'lost'> {
  if (session === null) return 'refused'
  const cancel = new AbortController()
  const deadline = createScope(life)
  after(deadline, ANSWER_MS, () => cancel.abort())
  try {
    const reply = await fetch(session.href, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish), signal: cancel.signal })
    return reply.ok ? 'done' : reply.status >= 500 ? 'lost' : 'refused'
  } catch {
    return 'lost'
  } finally {
    deadline.end()
  }
}

function deleteSession(url: string, session: URL | null) {
  if (session === null) return
  const token = new URL(url).searchParams.get('token') ?? ''
  fetch(session.href, { method: 'DELETE', keepalive: true, headers: { authorization: `Bearer ${token}` } }).catch(() => undefined)
}

/** The stable code in a refusal's body, or null for an answer of something else on the way. */
function codeOf(text: string): FailureCode | null {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && 'code' in body ? parseFailureCode(body.code) : null
  } catch {
    return null
  }
}

const ANSWER_MS = 4_000
