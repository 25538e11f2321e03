import { once } from 'node:events'
import { WebSocketServer } from 'ws'
import type { Scope } from '#shared/kernel/scope'

/** A gateway on this port of loopback that is there, obeys nothing and carries nothing: for tests of the room server alone. */
export async function openSilentGateway(port: number, scope: Scope): Promise<void> {
  const door = new WebSocketServer({ host: '127.0.0.1', port, path: '/control' })
  door.on('connection', (control) => {
    scope.onEnd(() => control.terminate())
    control.send(JSON.stringify({ type: 'hello', epoch: 'silent', streams: [], mixes: [] }))
  })
  scope.onEnd(() => door.close())
  await once(door, 'listening')
}
