import type { Socket } from 'node:net'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'

const SECOND_MS = 1_000

/** Pauses reading when more than `bytesPerSecond` came within a second, until that second is over. */
export function throttleReading(socket: Socket, bytesPerSecond: number, scope: Scope): void {
  let second = { startedAt: performance.now(), bytes: 0 }
  socket.on('data', (bytes: Buffer) => {
    const now = performance.now()
    if (now - second.startedAt >= SECOND_MS) second = { startedAt: now, bytes: 0 }
    const wasWithin = second.bytes <= bytesPerSecond
    second.bytes += bytes.length
    if (!wasWithin || second.bytes <= bytesPerSecond) return
    socket.pause()
    const pause = createScope(scope)
    after(pause, second.startedAt + SECOND_MS - now, () => {
      pause.end()
      socket.resume()
    })
  })
}
