import type { ServerMessage } from '#shared/protocol/server-message'
import type { Wire } from '../../server/src/signaling/wire.ts'

/** A wire that keeps what was written to it. */
export interface KeptWire extends Wire {
  readonly sent: readonly ServerMessage[]
  readonly closed: number | null
}

/** For tests of what a connection says; the bytes have their own in integration. */
export function keepWire(): KeptWire {
  const sent: ServerMessage[] = []
  let closed: number | null = null
  return {
    sent,
    get closed() {
      return closed
    },
    send: (message) => void sent.push(message),
    sendFirst: (messages) => void sent.push(...messages),
    forward(notice) {
      if (notice.kind === 'here') sent.push({ type: 'here', count: notice.count, hands: notice.hands })
      else sent.push(notice.kind === 'events' ? { type: 'events', events: notice.events } : { type: 'ephemeral', from: notice.from, data: notice.data })
    },
    close(code) {
      closed = code
    },
  }
}
