import { WebSocket } from 'ws'
import type { ClientMessage } from '#shared/protocol/client-message'
import type { ServerMessage } from '#shared/protocol/server-message'
import { PROTOCOL_VERSION } from '#shared/protocol/version'

/** A room socket without manners: for what a well-behaved client never does. */
export interface RawSocket {
  readonly socket: WebSocket
  readonly heard: readonly ServerMessage[]
  /** The close code, once it is closed. */
  readonly closed: Promise<number>
  say(message: ClientMessage | string | Buffer): void
  join(ticket: string, more?: { readonly clientId?: string; readonly epoch?: string; readonly since?: number; readonly version?: number }): void
  /** The first message of this kind, heard already or still to come. */
  next<Type extends ServerMessage['type']>(type: Type): Promise<Extract<ServerMessage, { readonly type: Type }>>
}

/** Opens a socket and says nothing. */
export async function openRaw(url: string): Promise<RawSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const heard: ServerMessage[] = []
  const listeners = new Set<() => void>()
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)))
    for (const listener of [...listeners]) listener()
  })
  socket.on('error', () => undefined)
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const say: RawSocket['say'] = (message) => socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message))
  return {
    socket,
    heard,
    closed,
    say,
    join: (ticket, { clientId = 'raw', version = PROTOCOL_VERSION, ...more } = {}) => say({ type: 'join', version, ticket, clientId, ...more }),
    next: (type) => new Promise((resolve) => {
      const look = () => {
        const found = heard.find((message) => message.type === type)
        if (found === undefined) return
        listeners.delete(look)
        resolve(found as never)
      }
      listeners.add(look)
      look()
    }),
  }
}
