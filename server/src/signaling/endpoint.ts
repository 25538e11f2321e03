import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { createScope, type Scope } from '#shared/kernel/scope'
import { closeCodes } from '#shared/protocol/close-codes'
import { MAX_FRAME_BYTES } from '#shared/protocol/version'
import { Connection } from './connection.ts'
import { enterRoom, type EnterNeeds } from './enter-room.ts'
import { createWire } from './wire.ts'

/** Room sockets at once. */
const MAX_SOCKETS = 20_000

/** The path of the room socket. */
export const SOCKET_PATH = '/api/socket'

/** The door of the room sockets. */
export interface Endpoint {
  /** Takes over an HTTP upgrade of `SOCKET_PATH`. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void
  readonly connections: number
}

/** Opens the door; when the scope ends, everybody is told to come back later. */
export function createEndpoint(needs: EnterNeeds, scope: Scope): Endpoint {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false })
  const connections = new Set<Connection>()
  scope.onEnd(() => {
    for (const connection of [...connections]) connection.end('server/busy', closeCodes.goingAway)
    server.close()
  })

  function welcome(socket: WebSocket): void {
    const visit = createScope()
    const wire = createWire(socket, visit)
    const connection = new Connection({ now: needs.now, enter: (...asked) => enterRoom(needs, ...asked) }, wire, visit)
    connections.add(connection)
    visit.onEnd(() => connections.delete(connection))
    // An oversized or broken frame: ws has closed by itself then, with its own code.
    socket.on('error', visit.end)
    socket.on('close', visit.end)
    socket.on('message', (data, isBinary) => connection.receive(isBinary ? null : asText(data)))
  }

  return {
    get connections() {
      return connections.size
    },
    accept(request, socket, head) {
      socket.on('error', () => socket.destroy())
      if (scope.ended || connections.size >= MAX_SOCKETS) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, welcome)
    },
  }
}

function asText(data: RawData): string | null {
  return Buffer.isBuffer(data) ? data.toString('utf8') : null
}
