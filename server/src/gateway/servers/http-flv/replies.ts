import type { ServerResponse } from 'node:http'
import { failures } from '#shared/protocol/failures'
import type { FailureBody, FailureCode } from '#shared/protocol/failures'

/** Any page may play: what protects a stream is its token, not its origin. */
const OPEN_TO_PAGES = { 'access-control-allow-origin': '*' }

/** The answer to a browser that asks before it sends an Authorization header. */
export function preflight(response: ServerResponse): void {
  const allowed = { 'access-control-allow-methods': 'GET, HEAD', 'access-control-allow-headers': 'authorization', 'access-control-max-age': '86400' }
  response.writeHead(204, { ...OPEN_TO_PAGES, ...allowed }).end()
}

/** The headers of a stream that never ends: not chunked, not kept, not held back by a proxy. */
export function sayLive(response: ServerResponse): void {
  response.removeHeader('transfer-encoding')
  response.writeHead(200, {
    ...OPEN_TO_PAGES,
    'content-type': 'video/x-flv',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'close',
  })
  response.flushHeaders()
}

/** A refusal with its code and status. */
export function refuse(response: ServerResponse, code: FailureCode): void {
  const body: FailureBody = { code, message: `the stream can't be played: ${code}` }
  response.writeHead(failures[code], { ...OPEN_TO_PAGES, 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
