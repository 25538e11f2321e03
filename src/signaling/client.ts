import type { Result } from '#shared/kernel/result'
import { failure } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { JoinReply } from '#shared/protocol/http'
import type { Signaling } from './contract'
import { Conversation, type ConversationNeeds } from './conversation'
import { createOutbox } from './outbox'

/** The conversation of one visit with one room; `join` is called once. */
export function createSignaling(needs: ConversationNeeds): Signaling {
  const outbox = createOutbox()
  let conversation: Conversation | null = null
  return {
    join: (visit, listener) =>
      new Promise<Result<JoinReply, FailureCode>>((settle) => {
        if (visit.ended) return settle(failure('server/unreachable'))
        conversation = new Conversation(needs, visit, outbox, listener, settle)
      }),
    command: (command) => outbox.add(command, (message) => conversation?.send(message)),
    ephemeral: (data) => conversation?.send({ type: 'ephemeral', data }),
    poke: () => conversation?.poke(),
  }
}
