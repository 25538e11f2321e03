import { WebSocket } from 'ws'
import * as v from 'valibot'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import { streamSchema } from '#shared/protocol/room-schema'
import type { GatewayMessage, GatewayOrder } from '../gateway/control/messages.ts'

/** A gateway that dies is back within a second; asking often finds it early. */
const RETRY_MS = 100
/** Loopback: looking costs nothing, and a whole room waits. */
const MAX_RETRY_MS = 250
const HANDSHAKE_MS = 2_000
/** Orders that wait in the socket; a gateway this far behind is cut off, and told everything when it comes back. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024

/** What the link tells. */
export interface LinkListener {
  message(message: GatewayMessage): void
  /** The gateway, or the way to it, is gone. */
  lost(): void
}

/** The way to the media gateway; it comes back by itself. */
export interface GatewayLink {
  /** Dropped while the gateway is away. */
  order(orders: readonly GatewayOrder[]): void
}

/** Keeps a control socket to the gateway open until the scope ends. `authorization` is presented at each opening. */
export function openGatewayLink(url: string, authorization: () => Promise<string>, listener: LinkListener, scope: Scope): GatewayLink {
  let socket: WebSocket | null = null
  let failed = 0

  async function connect(): Promise<void> {
    const token = await authorization()
    if (scope.ended) return
    const attempt = createScope(scope)
    const opened = new WebSocket(url, { headers: { authorization: `Bearer ${token}` }, handshakeTimeout: HANDSHAKE_MS, perMessageDeflate: false })
    attempt.onEnd(() => opened.terminate())
    opened.on('open', () => {
      socket = opened
      failed = 0
    })
    opened.on('message', (data) => {
      const parsed = parseGatewayMessage(String(data))
      if (parsed !== null) listener.message(parsed)
    })
    opened.on('error', () => opened.terminate())
    opened.on('close', () => {
      if (scope.ended) return
      attempt.end()
      if (socket === opened) listener.lost()
      socket = null
      after(scope, Math.min(RETRY_MS * 2 ** failed, MAX_RETRY_MS), () => void connect())
      failed += 1
    })
  }

  void connect()
  return {
    order(orders) {
      if (socket?.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) return socket.terminate()
      for (const order of orders) socket.send(JSON.stringify(order))
    },
  }
}

const liveStreamSchema = v.object({ room: v.string(), stream: streamSchema })

const gatewayMessageSchema = v.variant('type', [
  v.object({ type: v.literal('hello'), epoch: v.string(), streams: v.array(liveStreamSchema), mixes: v.array(v.string()) }),
  v.object({ type: v.literal('started'), live: liveStreamSchema }),
  v.object({ type: v.literal('ended'), room: v.string(), stream: v.string() }),
  v.object({ type: v.literal('recording-failed'), room: v.string(), recording: v.string(), why: v.picklist(['disk-full', 'fault']) }),
  v.object({ type: v.literal('mix-failed'), room: v.string(), why: v.picklist(['limit', 'fault']) }),
  v.object({ type: v.literal('clip-made'), room: v.string(), clip: v.string(), streams: v.array(v.string()), beganAt: v.number(), endedAt: v.number() }),
  v.object({ type: v.literal('clip-failed'), room: v.string(), clip: v.string(), why: v.picklist(['empty', 'busy', 'disk-full', 'fault']) }),
])

/** One frame of the gateway, or null if it is none. */
export function parseGatewayMessage(text: string): GatewayMessage | null {
  try {
    const parsed = v.safeParse(gatewayMessageSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
