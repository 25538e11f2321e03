import { failure, type Result } from '#shared/kernel/result'
import { impossible } from '#shared/kernel/impossible'
import { after, createScope, every, type Scope } from '#shared/kernel/scope'
import type { ClientMessage } from '#shared/protocol/client-message'
import { closeCodes } from '#shared/protocol/close-codes'
import type { FailureCode } from '#shared/protocol/failures'
import { parseClientMessage } from '#shared/protocol/parse-client-message'
import type { Ephemeral, RoomCommand } from '#shared/room/commands'
import { createTokenBucket, type Rate } from '../rates/token-bucket.ts'
import type { Visit } from './visit.ts'
import type { Wire } from './wire.ts'

/** The first frame must come within this. */
const JOIN_WITHIN_MS = 5_000
/** A socket that said nothing for so long is half open; browsers in the background ping once a minute at worst. */
const SILENT_MS = 75_000
const SILENCE_CHECK_MS = 5_000
/** Commands that wait for their transaction on one connection. */
const MAX_PENDING = 600

/** How fast one connection may ask. A client that was offline sends up to 500 commands at once. */
const COMMAND_RATE: Rate = { burst: 600, perSecond: 20 }
const EPHEMERAL_RATE: Rate = { burst: 20, perSecond: 10 }
const FRAME_RATE: Rate = { burst: 1_000, perSecond: 50 }

/** Supplied by the endpoint. */
export interface ConnectionNeeds {
  readonly now: () => number
  /** Lets a ticket's holder in. `end` is called when the visit is over from the room's side. */
  enter(join: Join, wire: Wire, scope: Scope, end: (code: FailureCode, closeCode: number) => void): Promise<Result<Visit, FailureCode>>
}

export type Join = Extract<ClientMessage, { readonly type: 'join' }>

/** One room socket, from its first byte to its close. */
export interface Connection {
  /** A text frame, or null for anything else. */
  receive(text: string | null): void
  /** Says why, then closes. */
  end(code: FailureCode, closeCode: number): void
}

type Phase = { readonly phase: 'waiting' } | { readonly phase: 'joining' } | { readonly phase: 'visiting'; readonly visit: Visit }

/** Takes a socket through join, commands and close. It ends with its scope. */
export function createConnection(needs: ConnectionNeeds, wire: Wire, scope: Scope): Connection {
  let state: Phase = { phase: 'waiting' }
  let heardAt = needs.now()
  let pending = 0
  const frames = createTokenBucket(FRAME_RATE, needs.now)
  const commands = createTokenBucket(COMMAND_RATE, needs.now)
  const ephemerals = createTokenBucket(EPHEMERAL_RATE, needs.now)
  const joining = createScope(scope)
  after(joining, JOIN_WITHIN_MS, () => end('protocol/invalid', closeCodes.silent))
  every(scope, SILENCE_CHECK_MS, () => {
    if (needs.now() - heardAt > SILENT_MS) end('server/busy', closeCodes.silent)
  })

  function end(code: FailureCode, closeCode: number): void {
    if (scope.ended) return
    wire.send({ type: 'bye', code })
    wire.close(closeCode)
    scope.end()
  }

  async function join(message: Join): Promise<void> {
    state = { phase: 'joining' }
    joining.end()
    const entered = await needs.enter(message, wire, scope, end)
    if (scope.ended) return
    if (entered.ok) state = { phase: 'visiting', visit: entered.value }
    else end(entered.failure, closeCodes.refused)
  }

  async function command(visit: Visit, id: number, asked: RoomCommand): Promise<void> {
    pending += 1
    const result = pending <= MAX_PENDING && commands.take() ? await visit.command(id, asked) : failure('rate/limited' as const)
    pending -= 1
    if (scope.ended) return
    wire.send(result.ok ? { type: 'ack', id } : { type: 'nak', id, code: result.failure })
    if (result.ok && asked.type === 'room.leave') {
      wire.close(1000)
      scope.end()
    }
  }

  const ephemeral = (visit: Visit, data: Ephemeral): void => {
    if (ephemerals.take()) visit.ephemeral(data)
  }

  function visiting(visit: Visit, message: Exclude<ClientMessage, Join>): void {
    visit.seen()
    switch (message.type) {
      case 'command':
        return void command(visit, message.id, message.command)
      case 'ephemeral':
        return ephemeral(visit, message.data)
      case 'ping':
        return wire.send({ type: 'pong', sentAt: message.sentAt, now: needs.now() })
      default:
        return impossible(message)
    }
  }

  return {
    end,
    receive(text) {
      if (scope.ended) return
      heardAt = needs.now()
      const parsed = text === null ? failure('protocol/invalid' as const) : parseClientMessage(text)
      if (!parsed.ok) return end(parsed.failure, closeCodes.invalid)
      if (!frames.take()) return end('rate/limited', closeCodes.invalid)
      const message = parsed.value
      if (message.type === 'join') return state.phase === 'waiting' ? void join(message) : end('protocol/invalid', closeCodes.invalid)
      if (state.phase !== 'visiting') return end('protocol/invalid', closeCodes.invalid)
      visiting(state.visit, message)
    },
  }
}
