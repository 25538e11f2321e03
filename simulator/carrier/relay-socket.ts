import * as v from 'valibot'
import { WebSocket } from 'ws'
import type { Scope } from '#shared/kernel/scope'
import { isThisMachine } from './http-request.ts'
import type { NetworkPath } from './path.ts'

/** The first message on a carrier's socket: what the phone wants to talk to. */
const orderSchema = v.object({ url: v.string(), protocols: v.array(v.string()), headers: v.record(v.string(), v.string()), deadlineMs: v.number() })
export type SocketOrder = v.InferOutput<typeof orderSchema>

export function readSocketOrder(text: string): SocketOrder | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), orderSchema), text)
  return parsed.success ? parsed.output : null
}

/** The page's end of one socket. */
export interface SocketDoor {
  opened(headers: Readonly<Record<string, string>>): void
  heard(data: Buffer, isText: boolean): void
  closed(code: number, reason: string): void
  failed(why: string): void
}

export interface RelayedSocket {
  send(data: Buffer, isText: boolean): void
  close(code: number, reason: string): void
}

const MOST_BYTES = 8 * 1024 * 1024

/** A WebSocket over the phone's network, message for message. */
export function relaySocket({ url, protocols, headers, deadlineMs }: SocketOrder, path: NetworkPath, door: SocketDoor, scope: Scope): RelayedSocket {
  const target = new URL(url)
  const port = Number(target.port || (target.protocol === 'wss:' ? 443 : 80))
  const socket = new WebSocket(url, [...protocols], {
    headers,
    maxPayload: MOST_BYTES,
    handshakeTimeout: deadlineMs,
    rejectUnauthorized: !isThisMachine(target.hostname),
    createConnection: () => path.dial({ host: target.hostname, port }),
  })
  let failed = false
  socket.on('upgrade', (response) => door.opened(Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]))))
  socket.on('message', (data, isBinary) => door.heard(Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]), !isBinary))
  socket.on('error', ({ message }) => {
    failed = true
    door.failed(message)
  })
  socket.on('close', (code, reason) => {
    if (!failed || code !== 1006) door.closed(code, reason.toString())
    else door.closed(1006, 'abnormal closure')
  })
  scope.onEnd(() => socket.terminate())
  return {
    send(data, isText) {
      if (socket.readyState === WebSocket.OPEN) socket.send(data, { binary: !isText })
    },
    close: (code, reason) => socket.close(code === 1_000 || (code >= 3_000 && code < 5_000) ? code : 1_000, reason),
  }
}
