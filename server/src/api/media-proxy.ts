import proxy from '@fastify/http-proxy'
import type { FastifyInstance } from 'fastify'
import { failures } from '#shared/protocol/failures'
import { refusalBody } from './server.ts'

/** Streams of one gateway that may pass through at once. */
const MAX_CONNECTIONS = 4_096

/** Hands `/media/*` to the gateway's private port, byte for byte as it comes: a live stream never ends. */
export function addMediaProxy(app: FastifyInstance, gatewayPort: number): void {
  void app.register(proxy, {
    upstream: `http://127.0.0.1:${gatewayPort}`,
    prefix: '/media',
    rewritePrefix: '/media',
    httpMethods: ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'],
    // Live streams go on for hours, so no answer's body has a deadline; only its beginning has.
    http: { agentOptions: { keepAlive: true, maxSockets: MAX_CONNECTIONS }, requestOptions: { timeout: 0 } },
    disableRequestLogging: true,
    replyOptions: {
      onError: (reply) => void reply.code(failures['media/gateway-away']).send(refusalBody('media/gateway-away')),
    },
  })
}
