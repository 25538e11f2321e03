import { failure, success, type Result } from '#shared/kernel/result'
import { createScope, every, type Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { RuledScenario } from '#shared/scenario/manifest'
import { variantOf, withVariant } from '#shared/scenario/with-variant'
import { keepDeadlines } from './deadline.ts'
import { overdueClips } from './duties/clips.ts'
import { guardedLaw } from './guarded-law.ts'
import { newRecord, type Opening } from './open.ts'
import type { RoomRecord, RoomShelf } from './shelf.ts'
import { tellHeadcount } from './headcount.ts'
import { watchPresence, type Presence } from './presence.ts'
import { recoverRoom } from './recover.ts'
import { Room, type RoomNeeds } from './room.ts'
import { keepOrders } from './standing.ts'

/** How often silence and emptiness are looked at. */
const SWEEP_MS = 1_000
/** A room without people ends after this. */
const EMPTY_ENDS_AFTER_MS = 30 * 60_000
/** Commands of ended rooms are remembered this long: nobody repeats them later. */
const FORGET_AFTER_MS = 3_600_000
/** Open rooms at once; more are refused with `server/busy`. */
const MAX_OPEN_ROOMS = 5_000
/** Tries to find a free code before the door is shut for a moment. */
const CODE_TRIES = 20

/** A room at work, and who was heard of in it. */
export interface OpenRoom {
  readonly room: Room
  readonly presence: Presence
}

/** All rooms of this server. */
export interface Rooms {
  open(opening: Opening): Promise<Result<OpenRoom, FailureCode>>
  /** By id; ended ones are not here. */
  find(id: string): OpenRoom | null
  all(): readonly OpenRoom[]
  /** By id or code, also if it has ended. */
  lookUp(idOrCode: string): Promise<RoomRecord | null>
}

/** Supplied by `serve.ts`. */
export interface RoomsNeeds extends Omit<RoomNeeds, 'scenario'> {
  readonly scenarios: readonly RuledScenario[]
  readonly shelf: RoomShelf
  /** The gateway that is here now, or null: a new room begins with it. */
  gatewayEpoch(): string | null
}

/** Brings every open room back from its log and keeps them all until the scope ends. */
export async function createRooms(needs: RoomsNeeds, scope: Scope): Promise<Rooms> {
  const rooms = new Map<string, Kept>()
  for (const record of await needs.shelf.findOpen()) {
    const scenario = scenarioOf(needs, record.scenario)
    if (scenario !== undefined) await keep(needs, rooms, record, scenario, scope)
  }
  const gatewaySince = watchGateway(needs)
  every(scope, SWEEP_MS, () => sweep(rooms, needs.now(), gatewaySince()))
  every(scope, FORGET_AFTER_MS, () => {
    needs.shelf.forgetCommandsBefore(needs.now() - FORGET_AFTER_MS).catch((error: unknown) => needs.report('old commands were not forgotten', error))
  })

  return {
    async open(opening) {
      const scenario = scenarioOf(needs, opening.scenario)
      if (scenario === undefined) return failure('scenario/unknown')
      if (opening.variant !== undefined && variantOf(scenario, opening.variant) === undefined) return failure('room/variant-unknown')
      if (rooms.size >= MAX_OPEN_ROOMS) return failure('server/busy')
      for (let attempt = 0; attempt < CODE_TRIES; attempt += 1) {
        const record = newRecord({ ...opening, title: opening.title || scenario.words.zh.roomTitle }, needs.now(), needs.random)
        if (await needs.shelf.add(record)) return begin(needs, await keep(needs, rooms, record, scenario, scope))
      }
      return failure('server/busy')
    },
    find: (id) => rooms.get(id) ?? null,
    all: () => [...rooms.values()],
    async lookUp(idOrCode) {
      return (await needs.shelf.findById(idOrCode)) ?? (await needs.shelf.findByCode(idOrCode))
    },
  }
}

interface Kept extends OpenRoom {
  readonly scope: Scope
  emptySince: number
}

const scenarioOf = ({ scenarios }: RoomsNeeds, id: string) => scenarios.find((scenario) => scenario.id === id)

async function keep(needs: RoomsNeeds, rooms: Map<string, Kept>, record: RoomRecord, scenario: RuledScenario, parent: Scope): Promise<OpenRoom> {
  const law = guardedLaw(scenario.law, needs.report)
  const room = new Room({ ...needs, scenario: { ...withVariant(scenario, record.variant), law } }, await recoverRoom(needs.log, record, scenario.law))
  const scope = createScope(parent)
  keepDeadlines(room, needs.bus, needs.now, scope)
  tellHeadcount(room, needs.bus, scope)
  const kept: Kept = { room, presence: watchPresence(room, needs.now), scope, emptySince: needs.now() }
  rooms.set(room.id, kept)
  return kept
}

async function begin(needs: RoomsNeeds, open: OpenRoom): Promise<Result<OpenRoom, FailureCode>> {
  needs.order(keepOrders(open.room))
  const begun = await open.room.change((state) => success(state.gatewayEpoch === needs.gatewayEpoch() ? [] : [{ type: 'gateway.renewed', epoch: needs.gatewayEpoch() }]))
  return begun.ok ? success(open) : begun
}

/** Since when the gateway that is here has been here, as far as anybody looked; null while none is. */
function watchGateway({ gatewayEpoch, now }: Pick<RoomsNeeds, 'gatewayEpoch' | 'now'>): () => number | null {
  let [known, since] = [gatewayEpoch(), now()]
  return () => {
    const here = gatewayEpoch()
    if (here !== known) [known, since] = [here, now()]
    return here === null ? null : since
  }
}

/** One look at all rooms: ended ones are let go, the silent are marked, the long empty end. */
function sweep(rooms: Map<string, Kept>, at: number, gatewaySince: number | null): void {
  for (const [id, kept] of rooms) {
    const { life, members } = kept.room.current.room
    if (overdueClips(kept.room.current.room, at, gatewaySince).length > 0) void kept.room.change((room, now) => success(overdueClips(room, now, gatewaySince)))
    if (life.phase === 'ended') {
      rooms.delete(id)
      kept.scope.end()
    } else if (members.length > 0) {
      kept.emptySince = at
      void kept.presence.sweep()
    } else if (at - kept.emptySince >= EMPTY_ENDS_AFTER_MS) {
      void kept.room.change((room) => success(room.members.length === 0 ? [{ type: 'room.ended', why: 'empty' }] : []))
    }
  }
}
