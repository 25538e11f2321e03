import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { consequences } from './duties/law.ts'
import type { CommandKey, LogEntry } from './log.ts'
import type { Change } from './room.ts'
import { advance, type Snapshot } from './snapshot.ts'

/** What one turn of a room would change: nothing of it is true before it is stored. */
export interface Draft {
  readonly events: readonly LoggedEvent[]
  /** One for each `try`, in order. */
  readonly outcomes: readonly Result<void, FailureCode>[]
  try(change: Change, key: CommandKey | null): void
  isEmpty(): boolean
  snapshot(): Snapshot
  entry(): LogEntry
}

interface DraftNeeds {
  readonly start: Snapshot
  readonly scenario: ScenarioManifest
  /** Keys of this turn that were done before. */
  readonly done: readonly CommandKey[]
  readonly now: () => number
  report(what: string, error: unknown): void
}

/** An empty draft on top of the room as it is stored. */
export function createDraft({ start, scenario, done, now, report }: DraftNeeds): Draft {
  const at = now()
  const events: LoggedEvent[] = []
  const outcomes: Result<void, FailureCode>[] = []
  const freshKeys: CommandKey[] = []
  const doneNames = new Set(done.map(nameOf))
  let snapshot = start

  function apply(happened: readonly RoomEvent[]): void {
    for (const event of happened) {
      const before = snapshot
      const logged = { seq: before.seq + 1, at, event }
      snapshot = advance(before, logged, scenario.law)
      events.push(logged)
      apply(consequences(event, before.room, snapshot.room, scenario.law, at))
    }
  }

  function decideSafely(change: Change): Result<void, FailureCode> {
    const [before, length] = [snapshot, events.length]
    try {
      if (snapshot.room.life.phase === 'ended') return failure('room/ended')
      const decided = change(snapshot.room, at)
      if (!decided.ok) return decided
      apply(decided.value)
      return success(undefined)
    } catch (error) {
      // A law with a bug must not take the room along: as if it had not been asked.
      snapshot = before
      events.length = length
      report('a decision threw', error)
      return failure('server/fault')
    }
  }

  return {
    events,
    outcomes,
    try(change, key) {
      if (key !== null && doneNames.has(nameOf(key))) return void outcomes.push(success(undefined))
      const outcome = decideSafely(change)
      outcomes.push(outcome)
      if (key === null || !outcome.ok) return
      doneNames.add(nameOf(key))
      freshKeys.push(key)
    },
    isEmpty: () => events.length === 0 && freshKeys.length === 0,
    snapshot: () => snapshot,
    entry: () => ({ events, done: freshKeys, at, ended: snapshot.room.life.phase === 'ended' && start.room.life.phase === 'open' }),
  }
}

const nameOf = ({ client, id }: CommandKey): string => `${client} ${id}`
