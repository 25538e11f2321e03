import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { createChunkReader } from '../../wire/rtmp-chunk-read.ts'
import { HELLO_BYTES, createServerHandshake } from '../../wire/rtmp-handshake.ts'
import { createAcknowledger } from './acknowledge.ts'
import { createConversation } from './conversation.ts'
import { createInbox } from './inbox.ts'
import { COMMAND_BYTES } from './limits.ts'
import { createLine } from './line.ts'
import type { RtmpNeeds } from './needs.ts'
import { throttleReading } from './throttle.ts'

/** Serves one client until its scope or its socket ends. */
export function serveConnection(socket: Socket, needs: RtmpNeeds, scope: Scope): void {
  const { limits, log } = needs
  const giveUp = (why: string): void => {
    log.debug({ why }, 'rtmp connection refused')
    scope.end()
  }
  const line = createLine(socket, scope)
  const acknowledger = createAcknowledger((message) => line.send([message]))
  const reader = createChunkReader(COMMAND_BYTES)
  const onPublisher = (): void => reader.allow(limits.messageBytes)
  const conversation = createConversation({ needs, line, scope, onPublisher, onWindow: acknowledger.each })
  const inbox = createInbox(conversation.hear, socket, (error) => {
    log.error({ err: error }, 'rtmp connection failed by a fault of ours')
    scope.end()
  })
  const hearMessages = (bytes: Buffer): void => {
    const read = reader.read(bytes)
    if (read.ok) inbox.put(read.value)
    else giveUp(read.failure)
  }
  const shake = handshaker(socket, giveUp)

  after(scope, limits.handshakeMs, () => {
    if (!shake.done) giveUp('handshake/late')
  })
  after(scope, limits.handshakeMs + limits.commandMs, () => {
    if (!conversation.accepted) giveUp('command/late')
  })
  throttleReading(socket, limits.readBytesPerSecond, scope)
  socket.on('data', (bytes: Buffer) => {
    if (scope.ended || line.closing) return
    const rest = shake.done ? bytes : shake.hear(bytes)
    if (rest.length === 0) return
    acknowledger.count(rest.length)
    hearMessages(rest)
  })
}

/** Answers the handshake. `hear` hands back what came after it. */
function handshaker(socket: Socket, giveUp: (why: string) => void): { readonly done: boolean; hear(bytes: Buffer): Buffer } {
  const handshake = createServerHandshake(randomBytes(HELLO_BYTES))
  let done = false
  return {
    get done() {
      return done
    },
    hear(bytes) {
      const step = handshake.read(bytes)
      if (!step.ok) {
        giveUp(step.failure)
        return bytes.subarray(bytes.length)
      }
      if (step.value.reply.length > 0) socket.write(step.value.reply)
      done = step.value.done
      return step.value.rest
    },
  }
}
