import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Scope } from '#shared/kernel/scope'
import type { GatewayMessage, GatewayOrder } from '../../server/src/gateway/control/messages.ts'
import { eventually } from './eventually.ts'
import type { GatewayProcess } from './gateway-process.ts'
import { controlToken } from './media-token.ts'

/** The room server's side of the talk with a gateway. */
export interface GatewayControl {
  readonly heard: GatewayMessage[]
  order(order: GatewayOrder): void
  /** Whatever it is. */
  send(text: string): void
}

/** Opens the control socket, with another token if one is given, and waits for its first word; it closes with the scope. */
export async function openControl(gateway: GatewayProcess, scope: Scope, token = controlToken(gateway.secret)): Promise<GatewayControl> {
  const socket = new WebSocket(`${gateway.base.replace('http', 'ws')}/control`, { headers: { authorization: `Bearer ${token}` } })
  const heard: GatewayMessage[] = []
  socket.on('message', (data) => heard.push(JSON.parse(String(data))))
  await once(socket, 'open')
  scope.onEnd(() => socket.close())
  await eventually('hello', () => heard[0] ?? null)
  return { heard, order: (order) => socket.send(JSON.stringify(order)), send: (text) => socket.send(text) }
}
