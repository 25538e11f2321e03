import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { serveConnection } from './connection.ts'
import type { RtmpNeeds } from './needs.ts'

export interface RtmpServerNeeds extends RtmpNeeds {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

/** Serves RTMP publishers and players while `scope` lasts. Rejects when the host can't be listened on at all. */
export async function startRtmpServer(needs: RtmpServerNeeds, scope: Scope): Promise<Result<{ readonly port: number }, 'port-busy'>> {
  let connections = 0
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }, (socket: Socket) => {
    if (connections >= needs.limits.connections) {
      socket.destroy()
      return
    }
    connections += 1
    const connection = createScope(scope)
    connection.onEnd(() => {
      connections -= 1
    })
    serveConnection(socket, needs, connection)
  })
  const listening = await listen(server, needs.host, needs.port)
  if (!listening.ok) return listening
  server.on('error', () => needs.log.warn({}, 'rtmp server could not accept a connection'))
  scope.onEnd(() => server.close())
  needs.log.info({ port: listening.value.port }, 'rtmp server listens')
  return listening
}

/** Players say nothing: the system finds out when one is gone. */
const KEEP_ALIVE_MS = 15_000

const listen = (server: Server, host: string, port: number): Promise<Result<{ readonly port: number }, 'port-busy'>> =>
  new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => (error.code === 'EADDRINUSE' ? resolve(failure('port-busy')) : reject(error))
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      const address = server.address()
      resolve(success({ port: typeof address === 'object' && address !== null ? address.port : port }))
    })
  })
