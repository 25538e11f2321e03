import { failure, success, type Result } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import { impossible } from '#shared/kernel/impossible'
import type { ClientMessage } from '#shared/protocol/client-message'
import { FINAL_FAILURES } from '#shared/protocol/close-codes'
import type { FailureCode } from '#shared/protocol/failures'
import type { JoinReply } from '#shared/protocol/http'
import { PROTOCOL_VERSION } from '#shared/protocol/version'
import type { LoggedEvent } from '#shared/room/events'
import type { OpenSocket } from '../platform/socket/contract'
import { createClockOffset } from './clock-offset'
import type { SignalingListener } from './contract'
import { keepAlive, type Heartbeat } from './heartbeat'
import { openLink, type Link, type WholeMessage } from './link'
import { stored, type Outbox } from './outbox'
import type { ReconnectPolicy } from './reconnect'
import { createTranscript } from './transcript'

/** What a conversation stands on. */
export interface ConversationNeeds {
  readonly openSocket: OpenSocket
  readonly enter: () => Promise<Result<JoinReply, FailureCode>>
  /** The user that `enter` enters as. */
  readonly who: () => string
  readonly now: () => number
  readonly reconnect: ReconnectPolicy
  /** Names this running program: its command ids are unique. */
  readonly clientId: string
}

/** What may pass by itself before the first snapshot; anything else is told to the person at once. */
const PASSING: readonly FailureCode[] = ['server/unreachable', 'server/busy', 'server/fault', 'rate/limited', 'ticket/expired', 'ticket/invalid']
/** So long a person looks at a door that does not answer. */
const DOOR_PATIENCE_MS = 10_000
/** A link that fell sooner after its start than this was no return: the waits go on growing. */
const STEADY_AFTER_MS = 2_000
/** When the network returns, a try older than this has probably lost its packets. */
const STALE_TRY_MS = 1_000

type Stage =
  | { readonly stage: 'connecting'; readonly scope: Scope; readonly since: number }
  | { readonly stage: 'online'; readonly scope: Scope; readonly since: number; readonly link: Link; readonly heartbeat: Heartbeat }
  | { readonly stage: 'waiting'; readonly scope: Scope }
  | { readonly stage: 'closed' }

/** The talk with one room from the first snapshot to leaving: it reconnects and resumes by itself. */
export class Conversation {
  private stage: Stage = { stage: 'closed' }
  /** Failed tries in a row. */
  private failures = 0
  private reply: JoinReply | null = null
  private joined = false
  private readonly startedAt: number
  private readonly transcript = createTranscript()
  private readonly clockOffset = createClockOffset()
  private readonly needs: ConversationNeeds
  private readonly visit: Scope
  private readonly outbox: Outbox
  private readonly listener: SignalingListener
  private readonly settleJoin: (result: Result<JoinReply, FailureCode>) => void

  constructor(needs: ConversationNeeds, visit: Scope, outbox: Outbox, listener: SignalingListener, settleJoin: (result: Result<JoinReply, FailureCode>) => void) {
    this.needs = needs
    this.visit = visit
    this.outbox = outbox
    this.listener = listener
    this.settleJoin = settleJoin
    this.startedAt = needs.now()
    visit.onEnd(() => this.end('server/unreachable'))
    this.connect()
  }

  /** Sent if the link stands; a command left unsent goes with the next link. */
  send(message: ClientMessage) {
    if (this.stage.stage === 'online') this.stage.link.send(message)
  }

  poke() {
    const { stage } = this
    switch (stage.stage) {
      case 'closed':
        return
      case 'online':
        return stage.heartbeat.probe()
      case 'waiting':
        this.failures = 0
        return this.connect()
      case 'connecting':
        if (this.joined && this.needs.now() - stage.since > STALE_TRY_MS) this.connect()
        return
      default:
        return impossible(stage)
    }
  }

  private connect() {
    this.endStage()
    if (this.visit.ended) return
    const scope = createScope(this.visit)
    this.stage = { stage: 'connecting', scope, since: this.needs.now() }
    this.listener.link({ link: 'connecting' })
    const { openSocket, enter, reconnect } = this.needs
    const { deadlineMs } = reconnect.plan(Math.max(1, this.failures))
    let helloAt = 0
    const link: Link = openLink(scope, { openSocket, enter, deadlineMs }, {
      admitted: (reply) => {
        this.reply = reply
        this.listener.admitted(reply)
      },
      opened: (reply) => {
        helloAt = this.needs.now()
        return this.hello(reply)
      },
      message: (message) => this.hear(message, { scope, link, helloAt }),
      piece: () => this.hearPiece(link),
      lost: (why) => this.lose(why),
    })
  }

  private hello({ ticket }: JoinReply): ClientMessage {
    const { clientId, who } = this.needs
    return { type: 'join', version: PROTOCOL_VERSION, ticket, clientId, ...this.transcript.resumePoint(who()) }
  }

  private hear(message: WholeMessage, from: { readonly scope: Scope; readonly link: Link; readonly helloAt: number }) {
    if (this.stage.stage === 'online') this.stage.heartbeat.heard()
    switch (message.type) {
      case 'snapshot':
        this.transcript.restart({ epoch: message.epoch, seq: message.seq, who: this.needs.who() })
        this.tellClock(from.helloAt, message.now)
        this.listener.snapshot(message.room, message.seq, message.you)
        return this.goOnline(from)
      case 'resumed':
        this.tellClock(from.helloAt, message.now)
        return this.goOnline(from)
      case 'events':
        return this.readAll(message.events)
      case 'ephemeral':
        return this.listener.ephemeral(message.from, message.data)
      case 'here':
        return this.listener.here(message)
      case 'ack':
        return this.outbox.settle(message.id, stored)
      case 'nak':
        return this.outbox.settle(message.id, failure(message.code))
      case 'pong':
        return this.tellClock(message.sentAt, message.now)
      case 'bye':
        return this.lose(message.code)
      default:
        return impossible(message)
    }
  }

  /** Each side shows the other that it is alive: who takes a minute to read a long message is not away. */
  private hearPiece(link: Link) {
    if (this.stage.stage === 'online') this.stage.heartbeat.heard()
    else link.send({ type: 'ping', sentAt: this.needs.now() })
  }

  private goOnline({ scope, link }: { readonly scope: Scope; readonly link: Link }) {
    if (scope.ended || this.stage.stage === 'online') return
    const { now } = this.needs
    const heartbeat = keepAlive(scope, {
      now,
      ping: () => link.send({ type: 'ping', sentAt: now() }),
      silent: () => this.lose('server/unreachable'),
    })
    this.stage = { stage: 'online', scope, since: now(), link, heartbeat }
    for (const command of this.outbox.unanswered()) link.send(command)
    this.joined = true
    this.listener.link({ link: 'online' })
    if (this.reply) this.settleJoin(success(this.reply))
  }

  private readAll(events: readonly LoggedEvent[]) {
    for (const event of events) {
      if (this.stage.stage !== 'online') return
      const found = this.transcript.read(event)
      if (found === 'gap') return this.lose('server/fault')
      if (found === 'next') this.listener.event(event)
    }
  }

  private tellClock(sentAt: number, serverNow: number) {
    this.listener.clockOffset(this.clockOffset.sample({ sentAt, heardAt: this.needs.now(), serverNow }))
  }

  private lose(why: FailureCode) {
    const wasSteady = this.stage.stage === 'online' && this.needs.now() - this.stage.since > STEADY_AFTER_MS
    if (this.isFinal(why)) return this.end(why)
    this.endStage()
    // One of the waiting commands is what the server cannot read; sent again it would close every link.
    if (why === 'protocol/invalid') this.outbox.settleAll(why)
    this.failures = wasSteady ? 1 : this.failures + 1
    const { waitMs } = this.needs.reconnect.plan(this.failures)
    const scope = createScope(this.visit)
    this.stage = { stage: 'waiting', scope }
    this.listener.link({ link: 'offline', attempt: this.failures, retryAt: this.needs.now() + waitMs })
    after(scope, waitMs, () => this.connect())
  }

  private isFinal(why: FailureCode): boolean {
    if (FINAL_FAILURES.includes(why)) return true
    if (this.joined) return false
    return !PASSING.includes(why) || this.needs.now() - this.startedAt > DOOR_PATIENCE_MS
  }

  private end(why: FailureCode) {
    if (this.stage.stage === 'closed') return
    this.endStage()
    this.outbox.settleAll(why)
    this.listener.link({ link: 'closed', why: this.visit.ended ? 'left' : why })
    this.settleJoin(failure(why))
  }

  private endStage() {
    const { stage } = this
    this.stage = { stage: 'closed' }
    if (stage.stage !== 'closed') stage.scope.end()
  }
}
