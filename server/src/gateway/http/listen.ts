import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Scope } from '#shared/kernel/scope'

interface Doors {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

/** The headers and the offer of a request must be there within this. */
const REQUEST_DEADLINE_MS = 10_000
const MAX_CONNECTIONS = 4_000
/** Only processes of this machine come here; others come by the room server. */
const PRIVATE_HOST = '127.0.0.1'

/** Opens the gateway's private HTTP port, 0 takes any; null if it is taken. Connections end with the scope. */
export function listen(port: number, doors: Doors, scope: Scope): Promise<number | null> {
  const server = createServer({ requestTimeout: REQUEST_DEADLINE_MS, headersTimeout: REQUEST_DEADLINE_MS, noDelay: true }, doors.handle)
  server.maxConnections = MAX_CONNECTIONS
  server.on('upgrade', doors.upgrade)
  scope.onEnd(() => {
    server.close()
    server.closeAllConnections()
  })
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen(port, PRIVATE_HOST, () => resolve(portOf(server) ?? port))
  })
}

function portOf(server: Server): number | null {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : null
}
