import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { FailureBody } from '#shared/protocol/failures'

interface Needs {
  readonly webrtc: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly flv: (request: IncomingMessage, response: ServerResponse) => void
  readonly still: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly statistics: () => object
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>
  readonly log: Logger
}

/** Sends each request of the private port to who answers it. */
export function createRoutes(needs: Needs): (request: IncomingMessage, response: ServerResponse) => void {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    if (path.startsWith('/media/whip/') || path.startsWith('/media/whep/')) return needs.webrtc(request, response)
    if (path.startsWith('/media/live/')) return needs.flv(request, response)
    if (path.startsWith('/media/still/')) return needs.still(request, response)
    if (request.method !== 'GET') return sayNotFound(response)
    if (path === '/healthz') return sayJson(response, { ok: true })
    if (path === '/stats') return sayJson(response, needs.statistics())
    if (path !== '/metrics') return sayNotFound(response)
    const { type, text } = await needs.metrics()
    response.writeHead(200, { 'content-type': type }).end(text)
  }
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      needs.log.error({ err: error }, 'request failed by a fault of ours')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
}

function sayJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function sayNotFound(response: ServerResponse): void {
  const body: FailureBody = { code: 'request/not-found', message: 'no such address' }
  response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
