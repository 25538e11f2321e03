import { connect } from 'node:net'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import proxy from '@fastify/http-proxy'
import type { FastifyInstance } from 'fastify'
import { failures } from '#shared/protocol/failures'
import { refusalBody } from './server.ts'

const PREFIX = '/simulator'

/**
 * Hands `/simulator` to the simulator's private port, for this computer's own people alone: its phones use this
 * computer's network. The answer takes over an upgrade, if it is one of the simulator's.
 */
export function addSimulatorProxy(app: FastifyInstance, port: number): (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean {
  void app.register(proxy, {
    upstream: `http://127.0.0.1:${port}`,
    prefix: PREFIX,
    rewritePrefix: PREFIX,
    disableRequestLogging: true,
    http: { requestOptions: { timeout: 0 } },
    preHandler(request, reply, done) {
      if (isLoopback(request.raw)) done()
      else void reply.code(failures['request/not-found']).send(refusalBody('request/not-found'))
    },
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => ({ ...headers, host: String(request.headers.host) }),
      onError: (reply) => void reply.code(503).header('retry-after', '1').type('text/html; charset=utf-8').send(WAITING),
    },
  })
  return (request, socket, head) => {
    if (!request.url?.startsWith(`${PREFIX}/`) || !isLoopback(request)) return false
    tunnel(request, socket, head, port)
    return true
  }
}

/** It may still be building the mini-program: the page looks again by itself. */
const WAITING = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>模拟器</title><p style="font:16px/1.6 system-ui,sans-serif;margin:20vh auto;max-width:28em;text-align:center">正在准备模拟器，小程序构建好就会打开<br><small>The simulator opens as soon as the mini-program is built</small></p>'

const isLoopback = ({ socket }: IncomingMessage): boolean => /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '')

/** A WebSocket passes byte for byte, its request first. */
function tunnel(request: IncomingMessage, socket: Duplex, head: Buffer, port: number): void {
  const upstream = connect({ host: '127.0.0.1', port, noDelay: true })
  const end = (): void => {
    upstream.destroy()
    socket.destroy()
  }
  for (const one of [upstream, socket]) one.on('error', end).on('close', end)
  const headers = request.rawHeaders.flatMap((name, index, all) => (index % 2 === 0 ? [`${name}: ${all[index + 1] ?? ''}`] : []))
  upstream.write(`${[`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1`, ...headers].join('\r\n')}\r\n\r\n`)
  if (head.length > 0) upstream.write(head)
  upstream.pipe(socket).pipe(upstream)
}
