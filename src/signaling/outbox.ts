import { failure, success, type Result } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { ClientMessage } from '#shared/protocol/client-message'
import type { FailureCode } from '#shared/protocol/failures'
import { MAX_FRAME_BYTES } from '#shared/protocol/version'
import type { RoomCommand } from '#shared/room/commands'

export type CommandMessage = Extract<ClientMessage, { readonly type: 'command' }>
export type CommandResult = Result<void, FailureCode>

/** Commands that the server has not answered yet, in order. */
export interface Outbox {
  /** Numbers the command and hands it to `send`. Full or too large: refused at once. */
  add(command: RoomCommand, send: (message: CommandMessage) => void): Promise<CommandResult>
  unanswered(): readonly CommandMessage[]
  settle(id: number, result: CommandResult): void
  /** Nothing of this will ever be answered. */
  settleAll(code: FailureCode): void
}

const MOST_WAITING = 500
const GIVE_UP_AFTER_MS = 60_000
/** UTF-16 units of JSON that fit a frame even if each takes three bytes. */
const MAX_COMMAND_LENGTH = Math.floor(MAX_FRAME_BYTES / 3)

interface Waiting {
  readonly message: CommandMessage
  readonly settle: (result: CommandResult) => void
}

/** One program's outbox; its ids count up from 1. */
export function createOutbox(): Outbox {
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  const settle = (id: number, result: CommandResult) => {
    const entry = waiting.get(id)
    waiting.delete(id)
    entry?.settle(result)
  }

  return {
    add(command, send) {
      if (JSON.stringify(command).length > MAX_COMMAND_LENGTH) return Promise.resolve(failure('request/too-large'))
      if (waiting.size >= MOST_WAITING) return Promise.resolve(failure('server/busy'))
      const message: CommandMessage = { type: 'command', id: ++lastId, command }
      return new Promise((resolve) => {
        const wait: Scope = createScope()
        after(wait, GIVE_UP_AFTER_MS, () => settle(message.id, failure('server/busy')))
        waiting.set(message.id, {
          message,
          settle(result) {
            wait.end()
            resolve(result)
          },
        })
        send(message)
      })
    },
    unanswered: () => [...waiting.values()].map(({ message }) => message),
    settle,
    settleAll(code) {
      for (const id of [...waiting.keys()]) settle(id, failure(code))
    },
  }
}

/** What an acknowledged command resolves to. */
export const stored: CommandResult = success(undefined)
