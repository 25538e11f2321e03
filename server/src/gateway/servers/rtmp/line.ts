import type { Socket } from 'node:net'
import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { writeTogether } from '../../reader/write-together.ts'
import { createChunkWriter } from '../../wire/rtmp-chunk-write.ts'
import type { OutgoingMessage } from '../../wire/rtmp-message.ts'

/** The way out of a connection. */
export interface Line {
  /** Whether `close` was called: what is still heard does not count. */
  readonly closing: boolean
  readonly queuedBytes: number
  /** Sends in one write. Answers the bytes. */
  send(messages: readonly OutgoingMessage[]): number
  /** Says goodbye with `messages`, and waits a moment for the peer to read it. */
  close(messages: readonly OutgoingMessage[]): void
  /** Ends the connection when nothing moves on it for so long. */
  expectWithin(milliseconds: number): void
}

/** Time for the last words to be read before the connection is cut. */
const GOODBYE_MS = 1_000

/** Ends the socket with the scope, and the scope with the socket. */
export function createLine(socket: Socket, scope: Scope): Line {
  const writer = createChunkWriter()
  let closing = false

  const send = (messages: readonly OutgoingMessage[]): number => {
    if (scope.ended || closing) return 0
    return writeTogether(socket, messages.flatMap((message) => writer.write(message)))
  }

  scope.onEnd(() => socket.destroy())
  for (const event of ['close', 'error', 'timeout']) socket.on(event, scope.end)

  return {
    get closing() {
      return closing
    },
    get queuedBytes() {
      return socket.writableLength
    },
    send,
    close(messages) {
      if (scope.ended || closing) return
      send(messages)
      closing = true
      // Reading goes on: unread bytes would make the system reset the connection, and the last words would be lost.
      socket.resume()
      socket.end()
      after(scope, GOODBYE_MS, scope.end)
    },
    expectWithin: (milliseconds) => void socket.setTimeout(milliseconds),
  }
}
