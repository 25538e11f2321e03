import { failure, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoomEvent } from '#shared/room/events'
import type { RoomState } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import type { Bus } from '../bus/contract.ts'
import type { GatewayOrder } from '../gateway/control/messages.ts'
import { createDraft, type Draft } from './draft.ts'
import type { CommandKey, RoomLog } from './log.ts'
import type { Snapshot } from './snapshot.ts'
import { ordersBetween } from './standing.ts'

/** A snapshot is stored each so many events, so that a restart reads no more than these. */
const SNAPSHOT_EVERY = 500
/** Changes decided in one transaction. */
const MAX_TURN = 128
/** Changes that may wait; more are refused with `server/busy`. */
const MAX_WAITING = 2_000

/** Decides on the room as it is at its turn. Pure: it may run again on another state. */
export type Change = (room: RoomState, now: number) => Result<readonly RoomEvent[], FailureCode>

/** A room at work: its state, its log, and one way to change both. */
export interface Room {
  readonly id: string
  readonly scenario: ScenarioManifest
  /** As it is stored: what a crash would bring back. */
  readonly current: Snapshot
  /** Resolves after the events were stored and told, or with the refusal. With a key it is done once, however often it is asked. */
  change(change: Change, key?: CommandKey): Promise<Result<void, FailureCode>>
}

/** Supplied by `rooms.ts`. */
export interface RoomNeeds {
  readonly scenario: ScenarioManifest
  readonly log: RoomLog
  readonly bus: Bus
  readonly now: () => number
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

/** Sets a room to work from a snapshot. Changes are done in their order, many in one transaction when many wait. */
export function createRoom(needs: RoomNeeds, opening: Snapshot): Room {
  const waiting: Waiting[] = []
  let current = opening
  let savedSeq = opening.seq
  let working = false

  async function work(): Promise<void> {
    if (working) return
    working = true
    while (waiting.length > 0) await takeTurn(waiting.splice(0, MAX_TURN))
    working = false
  }

  async function takeTurn(turn: readonly Waiting[]): Promise<void> {
    try {
      const draft = await drawUp(needs, current, turn)
      if (!draft.isEmpty()) await needs.log.append(current.room.id, draft.entry())
      adopt(draft)
      for (const [index, one] of turn.entries()) one.resolve(draft.outcomes[index] ?? failure('server/fault'))
      await saveSnapshot()
    } catch (error) {
      needs.report('a room could not store its events', error)
      for (const one of turn) one.resolve(failure('server/fault'))
    }
  }

  function adopt(draft: Draft): void {
    const before = current
    current = draft.snapshot()
    const { id, life } = current.room
    if (draft.events.length > 0) needs.bus.publish(id, { kind: 'events', events: draft.events })
    const orders = ordersBetween(id, before.standing, current.standing)
    const endedNow = life.phase === 'ended' && before.room.life.phase === 'open'
    needs.order(endedNow ? [...orders, { type: 'end-room', room: id, upTo: life.at }] : orders)
  }

  async function saveSnapshot(): Promise<void> {
    if (current.seq - savedSeq < SNAPSHOT_EVERY) return
    savedSeq = current.seq
    await needs.log.saveSnapshot(current.room.id, current).catch((error: unknown) => needs.report('a snapshot was not stored', error))
  }

  return {
    id: opening.room.id,
    scenario: needs.scenario,
    get current() {
      return current
    },
    change(change, key) {
      if (waiting.length >= MAX_WAITING) return Promise.resolve(failure('server/busy'))
      return new Promise((resolve) => {
        waiting.push({ change, key: key ?? null, resolve })
        void work()
      })
    },
  }
}

async function drawUp(needs: RoomNeeds, current: Snapshot, turn: readonly Waiting[]): Promise<Draft> {
  const keys = turn.flatMap(({ key }) => (key === null ? [] : [key]))
  const draft = createDraft({ ...needs, start: current, done: await needs.log.findDone(current.room.id, keys) })
  for (const { change, key } of turn) draft.try(change, key)
  return draft
}

