import { createScope, type Scope } from '#shared/kernel/scope'
import { eventually } from '../../../support/eventually'
import { letIn, openFixture, openWorkshop, temporaryDirectory } from '../../../support/fixture-room'
import { TURN_MS } from '../../../support/fixture-scenario'
import { atDeadline } from '../../../../server/src/rooms/duties/law'

let scope: Scope
beforeEach(() => {
  scope = createScope()
})
afterEach(() => scope.end())

test('a room is found by its id and by its six digits', async () => {
  const workshop = await openWorkshop(temporaryDirectory(scope), scope)
  const { room } = await openFixture(workshop)
  const { id, joinCode } = room.current.room
  expect(joinCode).toMatch(/^\d{6}$/)
  expect(await workshop.rooms.lookUp(id)).toMatchObject({ id, endedAt: null })
  expect(await workshop.rooms.lookUp(joinCode)).toMatchObject({ id })
  expect(await workshop.rooms.lookUp('nothing')).toBeNull()
})

test('open rooms never share a code', async () => {
  const workshop = await openWorkshop(temporaryDirectory(scope), scope)
  const codes = new Set<string>()
  for (let index = 0; index < 50; index += 1) codes.add((await openFixture(workshop)).room.current.room.joinCode)
  expect(codes.size).toBe(50)
})

test('a room without a title takes the scenario’s own, and an unknown scenario is refused', async () => {
  const { rooms } = await openWorkshop(temporaryDirectory(scope), scope)
  const opened = await rooms.open({ scenario: 'fixture', title: '', host: 'host' })
  expect(opened.ok && opened.value.room.current.room.title).toBe('A room')
  expect(await rooms.open({ scenario: 'nothing', title: '', host: 'host' })).toEqual({ ok: false, failure: 'scenario/unknown' })
})

test('a room of a variant keeps its seats, its places and its arrivals, also after a restart', async () => {
  const directory = temporaryDirectory(scope)
  const before = await openWorkshop(directory, scope)
  const opened = await before.rooms.open({ scenario: 'fixture', variant: 'hall', title: '', host: 'host' })
  if (!opened.ok) throw new Error(opened.failure)
  const { id } = opened.value.room
  await letIn(opened.value, 'host')
  expect(await letIn(opened.value, 'ann')).toMatchObject({ stage: 'audience' })
  before.scope.end()
  const again = (await openWorkshop(directory, scope)).rooms.find(id)
  expect(again?.room.current.room).toMatchObject({ scenario: 'fixture', variant: 'hall' })
  expect(again?.room.scenario).toMatchObject({ layout: 'class', seats: 2 })
})

test('a variant that the scenario does not have is refused, and without one the manifest holds', async () => {
  const { rooms } = await openWorkshop(temporaryDirectory(scope), scope)
  expect(await rooms.open({ scenario: 'fixture', variant: 'nothing', title: '', host: 'host' })).toEqual({ ok: false, failure: 'room/variant-unknown' })
  const plain = await rooms.open({ scenario: 'fixture', title: '', host: 'host' })
  expect(plain.ok && [plain.value.room.current.room.variant, plain.value.room.scenario.seats]).toEqual([null, 2])
})

test('a new room begins with the gateway that is here', async () => {
  const { room } = await openFixture(await openWorkshop(temporaryDirectory(scope), scope))
  expect(room.current.room.gatewayEpoch).toBe('gateway-1')
})

test('a room that nobody enters for half an hour ends by itself', async () => {
  const workshop = await openWorkshop(temporaryDirectory(scope), scope)
  const { room } = await openFixture(workshop)
  workshop.clock.now += 29 * 60_000
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(room.current.room.life.phase).toBe('open')
  workshop.clock.now += 2 * 60_000
  await eventually('the room ends', () => room.current.room.life.phase === 'ended' || null)
  await eventually('and is let go', () => workshop.rooms.find(room.id) === null || null)
  expect(await workshop.rooms.lookUp(room.id)).toMatchObject({ endedAt: expect.any(Number) })
})

test('a law’s deadline comes although the server was restarted before it', async () => {
  const directory = temporaryDirectory(scope)
  const before = await openWorkshop(directory, scope)
  const open = await openFixture(before)
  await letIn(open, 'host')
  const { law } = open.room.scenario
  await open.room.change((room, now) => {
    const decided = law.decide(room.law, { by: 1 }, { by: 'host', role: 'lead', now, random: Math.random, room })
    return decided.ok ? { ok: true, value: decided.value.map((happening) => ({ type: 'law.happened' as const, happening })) } : decided
  })
  expect(open.room.current.room.law).toMatchObject({ count: 1, until: before.clock.now + TURN_MS })
  before.scope.end()
  const after = await openWorkshop(directory, scope, { now: before.clock.now + TURN_MS })
  await eventually('the turn ends', () => {
    const state = after.rooms.find(open.room.id)?.room.current.room.law
    return JSON.stringify(state) === JSON.stringify({ count: 1, until: null, gone: [] }) || null
  })
})

test('a deadline that has not come does nothing', async () => {
  const { room } = await openFixture(await openWorkshop(temporaryDirectory(scope), scope))
  expect(atDeadline(room.current.room, room.scenario.law, 10)).toEqual([])
})
