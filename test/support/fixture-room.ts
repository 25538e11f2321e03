import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { Member } from '#shared/room/state'
import type { RuledScenario } from '#shared/scenario/manifest'
import { createMemoryBus } from '../../server/src/bus/memory.ts'
import type { GatewayOrder } from '../../server/src/gateway/control/messages.ts'
import { enter, type Visitor } from '../../server/src/rooms/admit.ts'
import { createRooms, type OpenRoom, type Rooms } from '../../server/src/rooms/rooms.ts'
import { openDatabase, type Database } from '../../server/src/store/database.ts'
import { createRoomLog } from '../../server/src/store/room-log.ts'
import { createRoomShelf } from '../../server/src/store/room-shelf.ts'
import { fixtureScenario } from './fixture-scenario.ts'

/** The rooms of a server over a real database file, without sockets. */
export interface Workshop {
  readonly rooms: Rooms
  readonly database: Database
  readonly orders: readonly GatewayOrder[]
  readonly reports: readonly string[]
  readonly clock: { now: number }
  /** The one that is here. */
  readonly gateway: { epoch: string | null }
  readonly scope: Scope
  readonly bus: ReturnType<typeof createMemoryBus>
  readonly log: Awaited<ReturnType<typeof createRoomLog>>
}

/** A directory that goes with the scope. */
export function temporaryDirectory(scope: Scope): string {
  const directory = mkdtempSync(join(tmpdir(), 'lianmai-unit-'))
  scope.onEnd(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Opens rooms over the database in `directory`; a second workshop over the same directory is a restart. */
export async function openWorkshop(directory: string, scope: Scope, clock = { now: Date.now() }, vendorMedia = false, gateway: Workshop['gateway'] = { epoch: 'gateway-1' }, scenarios: readonly RuledScenario[] = [fixtureScenario]): Promise<Workshop> {
  const life = createScope(scope)
  const database = await openDatabase(join(directory, 'lianmai.db'), life)
  const log = await createRoomLog(database)
  const bus = createMemoryBus()
  const orders: GatewayOrder[] = []
  const reports: string[] = []
  const rooms = await createRooms({
    scenarios,
    log,
    bus,
    now: () => clock.now,
    random: Math.random,
    vendorMedia,
    shelf: createRoomShelf(database),
    order: (fresh) => orders.push(...fresh),
    report: (what) => reports.push(what),
    gatewayEpoch: () => gateway.epoch,
  }, life)
  return { rooms, database, orders, reports, clock, gateway, scope: life, bus, log }
}

/** Somebody at the door; who asks for a role is invited to it. */
export const visitor = (id: string, role: string | null = null): Visitor => ({ id, name: `Name of ${id}`, role, invited: role !== null, client: 'h5' })

/** Opens a room for `host`, who does not enter by that. */
export async function openFixture({ rooms }: Workshop, host = 'host'): Promise<OpenRoom> {
  const opened = await rooms.open({ scenario: 'fixture', title: 'A title', host })
  if (!opened.ok) throw new Error(opened.failure)
  return opened.value
}

/** Lets somebody in. Throws on refusal. */
export async function letIn({ room }: OpenRoom, id: string, role: string | null = null): Promise<Member> {
  const entered = await room.change((state, now) => enter(state, room.scenario, visitor(id, role), now, false))
  const member = room.current.room.members.find((one) => one.id === id)
  if (!entered.ok || member === undefined) throw new Error(entered.ok ? 'not in' : entered.failure)
  return member
}
