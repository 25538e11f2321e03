import type { IncomingMessage, ServerResponse } from 'node:http'
import { failures } from '#shared/protocol/failures'
import type { FailureBody, FailureCode } from '#shared/protocol/failures'
import type { Layer } from '../../wire/media-kind.ts'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'

/** What a WHIP or WHEP request names. */
export interface Target {
  readonly direction: 'publish' | 'play'
  readonly stream: string
  /** Of the session, when it is told to end. */
  readonly session: string | null
  readonly token: string
  /** The picture that a viewer begins with, the big one if the address does not say; null if it says something else. */
  readonly layer: Layer | null
}

const LAYERS: readonly Layer[] = ['big', 'small']

/** A layer's name, or null. */
export const layerOf = (name: unknown): Layer | null => LAYERS.find((layer) => layer === name) ?? null

/** Offers of browsers take 5 to 10 KB. */
const MAX_OFFER_BYTES = 64 * 1024
const PATH = /^\/media\/(whip|whep)\/([A-Za-z0-9_-]{1,160})(?:\/([A-Za-z0-9_-]{1,64}))?\/?$/

/** Reads the address and the token (RFC 9725, section 4.7; or `?token=` for players that can't set headers). */
export function targetOf(request: IncomingMessage): Target | null {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  const [, door, stream, session] = PATH.exec(path) ?? []
  if (door === undefined || stream === undefined) return null
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const asked = new URLSearchParams(query)
  const token = bearer ?? asked.get('token') ?? ''
  return { direction: door === 'whip' ? 'publish' : 'play', stream, session: session ?? null, token, layer: layerOf(asked.get('layer') ?? 'big') }
}

/** Reads a body of this type. */
export async function readBody(request: IncomingMessage, type: 'application/sdp' | 'application/json'): Promise<Result<string, FailureCode>> {
  const [given = ''] = (request.headers['content-type'] ?? '').split(';')
  if (given.trim().toLowerCase() !== type) return failure('media/unsupported')
  const body: AsyncIterable<Buffer> = request
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > MAX_OFFER_BYTES) return failure('request/too-large')
      chunks.push(chunk)
    }
  } catch {
    return failure('request/invalid')
  }
  return success(Buffer.concat(chunks).toString('utf8'))
}

/** Browsers on other origins may publish and play: the token is the right, not a cookie. */
export function allowOrigins(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-allow-methods', 'POST, DELETE, PATCH, OPTIONS')
  response.setHeader('access-control-allow-headers', 'authorization, content-type, if-match')
  response.setHeader('access-control-expose-headers', 'location, etag, link')
  response.setHeader('access-control-max-age', '86400')
}

/** Refuses with a code; the message is for developers. */
export function refuse(response: ServerResponse, code: FailureCode, status: number = failures[code]): void {
  const body: FailureBody = { code, message: `refused: ${code}` }
  if (response.headersSent) return void response.end()
  response.writeHead(status, { 'content-type': 'application/json', ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}) })
  response.end(JSON.stringify(body))
}
