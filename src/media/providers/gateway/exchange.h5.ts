import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { parseFailureCode } from '#shared/protocol/failures'
import type { FailureCode } from '#shared/protocol/failures'

/**
 * Hands an offer to a WHIP (RFC 9725) or WHEP address and takes the answer.
 * The session is deleted at the gateway when `life` ends.
 */
export async function exchange(life: Scope, url: string, offer: string): Promise<Result<string, FailureCode>> {
  const cancel = new AbortController()
  const deadline = createScope(life)
  life.onEnd(() => cancel.abort())
  after(deadline, ANSWER_MS, () => cancel.abort())
  try {
    const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: offer, signal: cancel.signal })
    const text = await reply.text()
    if (!reply.ok) return failure(codeOf(text) ?? 'media/gateway-away')
    deleteAtEnd(life, url, reply.headers.get('location'))
    return success(text)
  } catch {
    return failure('media/gateway-away')
  } finally {
    deadline.end()
  }
}

/** Only a session with a path of its own: deleting the stream's path would end whoever took it over. */
function deleteAtEnd(life: Scope, url: string, location: string | null) {
  if (location === null) return
  const posted = new URL(url)
  const session = new URL(location, url)
  if (session.origin !== posted.origin || session.pathname === posted.pathname) return
  const token = posted.searchParams.get('token') ?? ''
  life.onEnd(() => {
    fetch(session.href, { method: 'DELETE', keepalive: true, headers: { authorization: `Bearer ${token}` } }).catch(() => undefined)
  })
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
