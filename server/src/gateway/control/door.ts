import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { createScope, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { mayControl } from './authorize.ts'
import type { GatewayMessage } from './messages.ts'
import { obey, parseOrder } from './orders.ts'
import type { Obeying } from './orders.ts'

interface Needs extends Obeying {
  readonly secret: Uint8Array
  /** Names this run of the gateway. */
  readonly epoch: string
  readonly log: Logger
  readonly unixNow: () => number
}

/** Where the room server calls. */
export const CONTROL_PATH = '/control'

/** An order is some hundred bytes. */
const MAX_ORDER_BYTES = 64 * 1024
/** A room server that reads nothing is cut off, and told everything when it comes back. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024
const PING_PERIOD_MS = 5_000

/** Takes over upgrade requests to the control path; others are refused. */
export function createControlDoor(needs: Needs, scope: Scope): (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void> {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_ORDER_BYTES, perMessageDeflate: false })
  scope.onEnd(() => server.close())
  return async (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const known = request.url?.split('?')[0] === CONTROL_PATH
    if (!known || !(await mayControl(needs.secret, token, needs.unixNow()))) return refuse(socket, known ? '401 Unauthorized' : '404 Not Found')
    if (scope.ended || socket.destroyed) return void socket.destroy()
    server.handleUpgrade(request, socket, head, (control) => converse(control, needs, createScope(scope)))
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

function converse(control: WebSocket, needs: Needs, visit: Scope): void {
  const { hub, epoch, log } = needs
  const say = (message: GatewayMessage): void => {
    if (control.bufferedAmount > MAX_BUFFERED_BYTES) return control.terminate()
    control.send(JSON.stringify(message))
  }
  let heard = true
  visit.onEnd(() => control.terminate())
  control.on('close', () => visit.end())
  control.on('error', () => control.terminate())
  control.on('pong', () => {
    heard = true
  })
  control.on('message', (data) => {
    const order = parseOrder(String(data))
    if (order === null) return log.warn('control order not understood')
    obey(order, needs)
  })
  every(visit, PING_PERIOD_MS, () => {
    if (!heard) return control.terminate()
    heard = false
    control.ping()
  })
  say({ type: 'hello', epoch, streams: hub.live(), mixes: needs.mixer.rooms() })
  hub.listen((news) => void (news.type !== 'mixed' && say(news)), visit)
  needs.clips.listen(say, visit)
  needs.recorder.listen((failed) => say({ type: 'recording-failed', ...failed }), visit)
  needs.mixer.listen((failed) => say({ type: 'mix-failed', ...failed }), visit)
  log.info('control connected')
}
