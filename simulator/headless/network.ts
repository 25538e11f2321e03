import type { ClientRequest, IncomingMessage } from 'node:http'
import { failure, success } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import { openRequest } from '../carrier/http-request.ts'
import type { NetworkPath } from '../carrier/path.ts'
import { relaySocket } from '../carrier/relay-socket.ts'
import type { Network, RequestWatch } from '../logic/network/contract.ts'

/** The network of a phone without a browser: the carrier's own code, in the same process. */
export function createDirectNetwork(path: NetworkPath, resolve: (url: string) => string | null, scope: Scope): Network {
  return {
    request({ url, method, headers, body }, watch) {
      const target = resolve(url)
      if (target === null) return { done: Promise.resolve(failure('url not in domain list')), abort: () => undefined }
      let settle: (outcome: Outcome) => void = () => undefined
      const done = new Promise<Outcome>((resolve) => void (settle = resolve))
      const length = body === null ? {} : { 'content-length': String(body.byteLength) }
      const outgoing = openRequest(new URL(target), { method, headers: { ...headers, ...length } }, path.dial, (response) => {
        void bodyOf(response, watch).then((bytes) => settle(success({ status: response.statusCode ?? 0, headers: headersOf(response), body: bytes })), () => settle(failure('net::ERR_CONNECTION_CLOSED')))
      })
      outgoing.on('error', ({ message }) => settle(failure(message === 'abort' ? message : `net::ERR_CONNECTION_FAILED ${message}`)))
      void send(outgoing, new Uint8Array(body ?? []), watch)
      return { done, abort: () => void outgoing.destroy(new Error('abort')) }
    },
    socket(order, watch) {
      const url = resolve(order.url)
      if (url === null) {
        void Promise.resolve().then(() => {
          watch.failed('url not in domain list')
          watch.closed(1006, 'abnormal closure')
        })
        return { send: () => undefined, close: () => undefined }
      }
      const socket = relaySocket({ ...order, url, protocols: [...order.protocols] }, path, {
        opened: watch.opened,
        heard: (data, isText) => watch.heard(isText ? data.toString('utf8') : bufferOf(data)),
        closed: watch.closed,
        failed: watch.failed,
      }, scope)
      return {
        send: (data) => (typeof data === 'string' ? socket.send(Buffer.from(data), true) : socket.send(Buffer.from(data), false)),
        close: socket.close,
      }
    },
  }
}

type Outcome = Awaited<ReturnType<Network['request']>['done']>

const PIECE_BYTES = 16 * 1024

/** Piece by piece, each when the phone's network took the one before. */
async function send(outgoing: ClientRequest, body: Uint8Array, watch: RequestWatch): Promise<void> {
  for (let at = 0; at < body.length && !outgoing.destroyed; at += PIECE_BYTES) {
    const piece = body.subarray(at, at + PIECE_BYTES)
    await new Promise((taken) => void outgoing.write(piece, taken))
    watch.sent?.(Math.min(body.length, at + PIECE_BYTES), body.length)
  }
  outgoing.end()
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string | readonly string[]> => Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

async function bodyOf(response: IncomingMessage, watch: RequestWatch): Promise<ArrayBuffer> {
  watch.headed?.({ status: response.statusCode ?? 0, headers: headersOf(response) })
  const total = Number(response.headers['content-length'] ?? 0)
  const pieces: Buffer[] = []
  let received = 0
  for await (const piece of response) {
    const bytes: Buffer = Buffer.from(piece)
    pieces.push(bytes)
    received += bytes.length
    watch.received?.(received, total || received)
    watch.chunk?.(bufferOf(bytes))
  }
  return bufferOf(Buffer.concat(pieces))
}

const bufferOf = (bytes: Buffer): ArrayBuffer => {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}
