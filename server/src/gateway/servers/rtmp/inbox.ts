import type { Socket } from 'node:net'
import type { RtmpMessage } from '../../wire/rtmp-message.ts'

/** Messages on their way to whoever hears them. */
export interface Inbox {
  put(messages: readonly RtmpMessage[]): void
}

/** Messages are heard one after another. While one takes time (a token is checked) the socket is paused: nothing piles up. */
export function createInbox(hear: (message: RtmpMessage) => Promise<void> | void, socket: Socket, onFault: (error: unknown) => void): Inbox {
  let waiting: RtmpMessage[] = []
  let busy = false
  const pausedFor = async (pending: Promise<void>): Promise<void> => {
    socket.pause()
    await pending
    socket.resume()
  }
  const work = async (): Promise<void> => {
    try {
      while (waiting.length > 0) {
        const messages = waiting
        waiting = []
        for (const message of messages) {
          const pending = hear(message)
          if (pending) await pausedFor(pending)
        }
      }
    } finally {
      busy = false
    }
  }
  return {
    put(messages) {
      for (const message of messages) waiting.push(message)
      if (busy) return
      busy = true
      work().catch(onFault)
    },
  }
}
