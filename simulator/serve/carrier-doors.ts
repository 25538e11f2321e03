import type { FastifyInstance } from 'fastify'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import * as v from 'valibot'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { createScope, type Scope } from '#shared/kernel/scope'
import { CONDITIONS } from '../border/network.ts'
import { openRequest } from '../carrier/http-request.ts'
import { readOrder, startStream, type LiveStream } from '../carrier/live-stream.ts'
import type { NetworkPath } from '../carrier/path.ts'
import type { Phones } from '../carrier/phones.ts'
import { readSocketOrder, relaySocket, type RelayedSocket } from '../carrier/relay-socket.ts'

const MOST_FRAME_BYTES = 16 * 1024 * 1024
/** A page that reads too slowly loses pictures, not the carrier its memory. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024

export const CARRIER = '/simulator/carrier'

/** The WebSockets of the phones: `/stream` for live components, `/socket` for `wx.connectSocket`. */
export function createCarrierSockets(phones: Phones, scope: Scope): (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_FRAME_BYTES, perMessageDeflate: false })
  scope.onEnd(() => server.close())
  return (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://carrier')
    const path = phones.path(searchParams.get('phone') ?? '')
    const serve = pathname === `${CARRIER}/stream` ? serveStream : pathname === `${CARRIER}/socket` ? serveSocket : null
    if (serve === null || path === null) return false
    server.handleUpgrade(request, socket, head, (page) => {
      const visit = createScope(scope)
      page.on('error', visit.end)
      page.on('close', visit.end)
      visit.onEnd(() => page.close())
      serve(page, path, phones, visit)
    })
    return true
  }
}

function serveStream(page: WebSocket, path: NetworkPath, phones: Phones, visit: Scope): void {
  let stream: LiveStream | null = null
  page.on('message', (data, isBinary) => {
    const bytes = bytesOf(data)
    if (isBinary) return stream?.take(bytes)
    const order = readOrder(bytes.toString('utf8'))
    if (order === null || stream !== null) return page.close(4_000, 'an order was expected')
    stream = startStream(order, {
      path,
      resolve: phones.resolve,
      door: {
        tell: (news) => page.send(JSON.stringify(news)),
        send(message) {
          if (page.bufferedAmount > MOST_WAITING_BYTES) return false
          page.send(message)
          return true
        },
      },
    }, visit)
  })
}

function serveSocket(page: WebSocket, path: NetworkPath, phones: Phones, visit: Scope): void {
  let socket: RelayedSocket | null = null
  const tell = (news: object): void => page.send(JSON.stringify(news))
  page.on('message', (data, isBinary) => {
    const bytes = bytesOf(data)
    if (socket === null) {
      const order = isBinary ? null : readSocketOrder(bytes.toString('utf8'))
      const url = order === null ? null : phones.resolve(order.url)
      if (order === null || url === null) return tell({ news: 'failed', why: 'url not in domain list' })
      socket = relaySocket({ ...order, url }, path, {
        opened: (headers) => tell({ news: 'opened', headers }),
        heard(heard, isText) {
          // A page that does not read loses its socket: what a socket carries may not be left out.
          if (page.bufferedAmount > MOST_WAITING_BYTES) return page.close(1_013, 'the page reads too slowly')
          page.send(isText ? JSON.stringify({ news: 'text', text: heard.toString('utf8') }) : heard)
        },
        closed: (code, reason) => tell({ news: 'closed', code, reason }),
        failed: (why) => tell({ news: 'failed', why }),
      }, visit)
      return undefined
    }
    if (isBinary) return socket.send(bytes, false)
    const said = v.safeParse(v.pipe(v.string(), v.parseJson(), saidSchema), bytes.toString('utf8'))
    if (!said.success) return undefined
    return said.output.say === 'text' ? socket.send(Buffer.from(said.output.text), true) : socket.close(said.output.code, said.output.reason)
  })
}

const saidSchema = v.variant('say', [v.object({ say: v.literal('text'), text: v.string() }), v.object({ say: v.literal('close'), code: v.number(), reason: v.string() })])

const bytesOf = (data: RawData): Buffer => (Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data))

const requestSchema = v.object({ url: v.string(), method: v.string(), headers: v.record(v.string(), v.string()), deadlineMs: v.number() })

/** `POST …/request`: one HTTP request of a phone; what to ask stands in a header, its body is ours. `POST …/conditions`: what its network is like. */
export function addCarrierDoors(app: FastifyInstance, phones: Phones): void {
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.post(`${CARRIER}/request`, { bodyLimit: 64 * 1024 * 1024 }, async (request, reply) => {
    const asked = v.safeParse(v.pipe(v.string(), v.parseJson(), requestSchema), decodeURIComponent(String(request.headers['x-phone-request'] ?? '')))
    const path = phones.path(String(request.headers['x-phone'] ?? ''))
    if (!asked.success || path === null) return reply.code(400).send({ why: 'no such request' })
    const url = phones.resolve(asked.output.url)
    if (url === null) return reply.code(403).send({ why: 'url not in domain list' })
    reply.hijack()
    const { method, headers, deadlineMs } = asked.output
    const outgoing = openRequest(new URL(url), { method, headers, timeout: deadlineMs }, path.dial, (response) => {
      reply.raw.writeHead(200, { 'x-phone-status': String(response.statusCode ?? 0), 'x-phone-headers': encodeURIComponent(JSON.stringify(response.headers)), 'content-type': 'application/octet-stream', 'cache-control': 'no-store' })
      response.pipe(reply.raw)
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')))
    outgoing.on('error', ({ message }) => {
      if (reply.raw.headersSent) reply.raw.destroy()
      else reply.raw.writeHead(502, { 'content-type': 'application/json' }).end(JSON.stringify({ why: message }))
    })
    reply.raw.on('close', () => outgoing.destroy())
    request.raw.pipe(outgoing)
    return reply
  })
  app.post<{ Params: { readonly phone: string }; Querystring: { readonly conditions?: string; readonly drop?: string; readonly stall?: string } }>(`${CARRIER}/phones/:phone`, (request, reply) => {
    const path = phones.path(request.params.phone)
    const wanted = Object.values(CONDITIONS).find(({ id }) => id === request.query.conditions)
    if (path === null) return reply.code(400).send({ why: 'no such phone' })
    if (wanted) path.change(wanted)
    if (request.query.drop) path.dropAll()
    if (request.query.stall) path.stallLive()
    return reply.send({ conditions: path.conditions.id, open: path.open })
  })
  app.delete<{ Params: { readonly phone: string } }>(`${CARRIER}/phones/:phone`, (request, reply) => {
    phones.end(request.params.phone)
    return reply.code(204).send()
  })
}
