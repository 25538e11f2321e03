import { impossible } from '#shared/kernel/impossible'
import { failure, type Result } from '#shared/kernel/result'
import { after, createScope, every, type Scope } from '#shared/kernel/scope'
import type { ClientMessage } from '#shared/protocol/client-message'
import { closeCodes } from '#shared/protocol/close-codes'
import type { FailureCode } from '#shared/protocol/failures'
import { parseClientMessage } from '#shared/protocol/parse-client-message'
import type { RoomCommand } from '#shared/room/commands'
import { createTokenBucket, type Rate, type TokenBucket } from '../rates/token-bucket.ts'
import type { Visit } from './visit.ts'
import type { Wire } from './wire.ts'

/** The first frame must come within this. */
const JOIN_WITHIN_MS = 5_000
/** A socket that said nothing for so long is half open; browsers in the background ping once a minute at worst. */
const SILENT_MS = 75_000
const SILENCE_CHECK_MS = 5_000
/** Commands of one connection that wait for their transaction. */
const MAX_PENDING = 600

/** How fast one connection may ask. A client that was offline sends up to 500 commands at once. */
const COMMAND_RATE: Rate = { burst: 600, perSecond: 20 }
/** Ink and pointers come up to thirty times a second, beside loudness and quality. */
const EPHEMERAL_RATE: Rate = { burst: 60, perSecond: 40 }
/** Both of these and pings, with some room: who exceeds it is cut off, not slowed. */
const FRAME_RATE: Rate = { burst: 1_000, perSecond: 80 }

export type Join = Extract<ClientMessage, { readonly type: 'join' }>

/** Says why and closes, from the room's side. */
export type End = (code: FailureCode, closeCode: number) => void

/** Supplied by the endpoint. */
export interface ConnectionNeeds {
  readonly now: () => number
  /** Lets a ticket's holder in; `end` is called when the room ends the visit. */
  enter(join: Join, wire: Wire, scope: Scope, end: End): Promise<Result<Visit, FailureCode>>
}

type Phase = { readonly phase: 'waiting' } | { readonly phase: 'joining' } | { readonly phase: 'visiting'; readonly visit: Visit }

/** One room socket, from its first frame to its close. It ends with its scope. */
export class Connection {
  private readonly needs: ConnectionNeeds
  private readonly wire: Wire
  private readonly scope: Scope
  private readonly frames: TokenBucket
  private readonly commands: TokenBucket
  private readonly ephemerals: TokenBucket
  private readonly joining: Scope
  private state: Phase = { phase: 'waiting' }
  private heardAt: number
  private pending = 0

  constructor(needs: ConnectionNeeds, wire: Wire, scope: Scope) {
    this.needs = needs
    this.wire = wire
    this.scope = scope
    this.frames = createTokenBucket(FRAME_RATE, needs.now)
    this.commands = createTokenBucket(COMMAND_RATE, needs.now)
    this.ephemerals = createTokenBucket(EPHEMERAL_RATE, needs.now)
    this.joining = createScope(scope)
    this.heardAt = needs.now()
    after(this.joining, JOIN_WITHIN_MS, () => this.end('protocol/invalid', closeCodes.silent))
    every(scope, SILENCE_CHECK_MS, () => {
      if (needs.now() - this.heardAt > SILENT_MS) this.end('server/busy', closeCodes.silent)
    })
  }

  /** Says why, then closes. */
  end(code: FailureCode, closeCode: number): void {
    if (this.scope.ended) return
    this.wire.send({ type: 'bye', code })
    this.wire.close(closeCode)
    this.scope.end()
  }

  /** A text frame, or null for any other. */
  receive(text: string | null): void {
    if (this.scope.ended) return
    this.heardAt = this.needs.now()
    const parsed = text === null ? failure('protocol/invalid' as const) : parseClientMessage(text)
    if (!parsed.ok) return this.end(parsed.failure, closeCodes.invalid)
    if (!this.frames.take()) return this.end('rate/limited', closeCodes.invalid)
    const { state } = this
    if (parsed.value.type === 'join' && state.phase === 'waiting') return void this.join(parsed.value)
    if (parsed.value.type === 'join' || state.phase !== 'visiting') return this.end('protocol/invalid', closeCodes.invalid)
    this.visit(state.visit, parsed.value)
  }

  private async join(join: Join): Promise<void> {
    this.state = { phase: 'joining' }
    this.joining.end()
    const entered = await this.needs.enter(join, this.wire, this.scope, (code, closeCode) => this.end(code, closeCode))
    if (this.scope.ended) return
    if (entered.ok) this.state = { phase: 'visiting', visit: entered.value }
    else this.end(entered.failure, closeCodes.refused)
  }

  private visit(visit: Visit, message: Exclude<ClientMessage, Join>): void {
    visit.seen()
    switch (message.type) {
      case 'command':
        return void this.command(visit, message.id, message.command)
      case 'ephemeral':
        if (this.ephemerals.take()) visit.ephemeral(message.data)
        return
      case 'ping':
        return this.wire.send({ type: 'pong', sentAt: message.sentAt, now: this.needs.now() })
      default:
        return impossible(message)
    }
  }

  private async command(visit: Visit, id: number, command: RoomCommand): Promise<void> {
    const allowed = this.pending < MAX_PENDING && this.commands.take()
    this.pending += 1
    const result = allowed ? await visit.command(id, command) : failure('rate/limited' as const)
    this.pending -= 1
    if (this.scope.ended) return
    this.wire.send(result.ok ? { type: 'ack', id } : { type: 'nak', id, code: result.failure })
    if (!result.ok || command.type !== 'room.leave') return
    this.wire.close(1000)
    this.scope.end()
  }
}
