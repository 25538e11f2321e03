import { failure, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RuledScenario } from '#shared/scenario/manifest'
import type { Bus } from '../bus/contract.ts'
import type { GatewayOrder } from '../gateway/control/messages.ts'
import type { Change } from './change.ts'
import { Draft } from './draft.ts'
import type { CommandKey, RoomLog } from './log.ts'
import type { Snapshot } from './snapshot.ts'
import { mixOrdersBetween } from './mix-plan.ts'
import { ordersBetween } from './standing.ts'

/** A snapshot is stored each so many events, so that a restart reads no more than these. */
const SNAPSHOT_EVERY = 500
/** Changes decided in one transaction. */
const MAX_TURN = 128
/** Changes that may wait; more are refused with `server/busy`. */
const MAX_WAITING = 2_000

/** Supplied by `rooms.ts`. */
export interface RoomNeeds {
  readonly scenario: RuledScenario
  readonly log: RoomLog
  readonly bus: Bus
  readonly now: () => number
  readonly random: () => number
  /** Whether a vendor's cloud carries the media. */
  readonly vendorMedia: boolean
  /** To the gateway; lost while it is away, since it is told everything when it comes back. */
  order(orders: readonly GatewayOrder[]): void
  /** Something broke that a person will notice. */
  report(what: string, error: unknown): void
}

interface Waiting {
  readonly change: Change
  readonly key: CommandKey | null
  readonly resolve: (result: Result<void, FailureCode>) => void
}

/** A room at work: its state, its log, and one way to change both. Changes are done in their order, many in one transaction when many wait. */
export class Room {
  readonly id: string
  readonly scenario: RuledScenario
  readonly vendorMedia: boolean
  private readonly needs: RoomNeeds
  private readonly waiting: Waiting[] = []
  private working = false
  private stored: Snapshot
  private savedSeq: number

  constructor(needs: RoomNeeds, opening: Snapshot) {
    this.id = opening.room.id
    this.scenario = needs.scenario
    this.vendorMedia = needs.vendorMedia
    this.needs = needs
    this.stored = opening
    this.savedSeq = opening.seq
  }

  /** As it is stored: what a crash would bring back. */
  get current(): Snapshot {
    return this.stored
  }

  /** Resolves after the events were stored and told, or with the refusal. With a key it is done once, however often it is asked. */
  change(change: Change, key?: CommandKey): Promise<Result<void, FailureCode>> {
    if (this.waiting.length >= MAX_WAITING) return Promise.resolve(failure('server/busy'))
    return new Promise((resolve) => {
      this.waiting.push({ change, key: key ?? null, resolve })
      void this.work()
    })
  }

  private async work(): Promise<void> {
    if (this.working) return
    this.working = true
    while (this.waiting.length > 0) await this.takeTurn(this.waiting.splice(0, MAX_TURN))
    this.working = false
  }

  private async takeTurn(turn: readonly Waiting[]): Promise<void> {
    try {
      const draft = await this.drawUp(turn)
      if (!draft.isEmpty()) await this.needs.log.append(this.id, draft.entry())
      this.adopt(draft)
      for (const [index, one] of turn.entries()) one.resolve(draft.outcomes[index] ?? failure('server/fault'))
      await this.saveSnapshot()
    } catch (error) {
      this.needs.report('a room could not store its events', error)
      for (const one of turn) one.resolve(failure('server/fault'))
    }
  }

  private async drawUp(turn: readonly Waiting[]): Promise<Draft> {
    const keys = turn.flatMap(({ key }) => (key === null ? [] : [key]))
    const done = await this.needs.log.findDone(this.id, keys)
    const draft = new Draft({ ...this.needs, start: this.stored, done, at: this.needs.now() })
    for (const { change, key } of turn) draft.try(change, key)
    return draft
  }

  private adopt(draft: Draft): void {
    const before = this.stored
    this.stored = draft.snapshot
    const { life } = this.stored.room
    if (draft.events.length > 0) this.needs.bus.publish(this.id, { kind: 'events', events: draft.events, ...(draft.crowd.length > 0 ? { crowd: draft.crowd } : {}) })
    this.needs.order(ordersBetween(this.id, before.standing, this.stored.standing))
    this.needs.order(mixOrdersBetween(before.room, this.stored.room, this.scenario))
    const endedNow = life.phase === 'ended' && before.room.life.phase === 'open'
    if (endedNow) this.needs.order([{ type: 'end-room', room: this.id, upTo: life.at }])
  }

  private async saveSnapshot(): Promise<void> {
    if (this.stored.seq - this.savedSeq < SNAPSHOT_EVERY) return
    this.savedSeq = this.stored.seq
    await this.needs.log.saveSnapshot(this.id, this.stored)
  }
}
