import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import type { RuledScenario } from '#shared/scenario/manifest'
import type { Change } from './change.ts'
import { crowdEvent } from './crowd.ts'
import { additions, consequences } from './duties/law.ts'
import { carryOut, ordersOf } from './duties/orders.ts'
import { vendorStreams } from './duties/vendor.ts'
import type { CommandKey, LogEntry } from './log.ts'
import { advance, type Snapshot } from './snapshot.ts'

/** Supplied by the room, for one turn. */
export interface DraftNeeds {
  readonly start: Snapshot
  readonly scenario: RuledScenario
  /** Keys of this turn that were done before. */
  readonly done: readonly CommandKey[]
  readonly at: number
  readonly random: () => number
  /** Whether a vendor's cloud carries the media. */
  readonly vendorMedia: boolean
  report(what: string, error: unknown): void
}

/** What one turn of a room would change: nothing of it is true before it is stored. */
export class Draft {
  snapshot: Snapshot
  readonly events: LoggedEvent[] = []
  /** The events as a crowd sees them; empty where there is none. */
  readonly crowd: LoggedEvent[] = []
  /** One for each `try`, in order. */
  readonly outcomes: Result<void, FailureCode>[] = []
  private readonly needs: DraftNeeds
  private readonly freshKeys: CommandKey[] = []
  private readonly doneNames: Set<string>

  constructor(needs: DraftNeeds) {
    this.needs = needs
    this.snapshot = needs.start
    this.doneNames = new Set(needs.done.map(nameOf))
  }

  /** Decides one change on top of those before it. A key that was done before is answered, and not done again. */
  try(change: Change, key: CommandKey | null): void {
    const repeated = key !== null && this.doneNames.has(nameOf(key))
    const outcome = repeated ? success(undefined) : this.decide(change)
    this.outcomes.push(outcome)
    if (key === null || repeated || !outcome.ok) return
    this.doneNames.add(nameOf(key))
    this.freshKeys.push(key)
  }

  isEmpty(): boolean {
    return this.events.length === 0 && this.freshKeys.length === 0
  }

  entry(): LogEntry {
    const endedNow = this.snapshot.room.life.phase === 'ended' && this.needs.start.room.life.phase === 'open'
    return { events: this.events, done: this.freshKeys, at: this.needs.at, ended: endedNow }
  }

  private decide(change: Change): Result<void, FailureCode> {
    const [before, length] = [this.snapshot, this.events.length]
    if (before.room.life.phase === 'ended') return failure('room/ended')
    try {
      const decided = change(before.room, this.needs.at)
      if (!decided.ok) return decided
      this.apply(decided.value)
      return success(undefined)
    } catch (error) {
      // A law with a bug must not take the room along: as if it had not been asked.
      this.snapshot = before
      this.events.length = length
      this.crowd.length = Math.min(this.crowd.length, length)
      this.needs.report('a decision threw', error)
      return failure('server/fault')
    }
  }

  private apply(happened: readonly RoomEvent[]): void {
    const { at, scenario, random, vendorMedia } = this.needs
    for (const event of happened) {
      const before = this.snapshot
      const logged = { seq: before.seq + 1, at, event }
      this.snapshot = advance(before, logged, scenario.law)
      this.events.push(logged)
      if (scenario.crowd === true) this.crowd.push(crowdEvent(logged, before.room, this.snapshot.room, scenario))
      for (const order of ordersOf(event, this.snapshot.room, scenario.law)) this.apply(carryOut({ room: this.snapshot.room, scenario, now: at, random, vendorMedia }, order))
      this.apply(consequences(event, before.room, this.snapshot.room, scenario.law, at))
      this.apply(additions(event, this.snapshot.room, scenario, at))
      if (vendorMedia) this.apply(vendorStreams(event, this.snapshot.room, scenario))
    }
  }
}

const nameOf = ({ client, id }: CommandKey): string => `${client} ${id}`
