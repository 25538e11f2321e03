import { createScope, type Scope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import type { GatewayOrder } from '../../../../server/src/gateway/control/messages'
import { GatewayFollower } from '../../../../server/src/media-link/follow-gateway'
import { parseGatewayMessage } from '../../../../server/src/media-link/link'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'
import { eventually } from '../../../support/eventually'

let scope: Scope
let workshop: Workshop
let open: OpenRoom
let follower: GatewayFollower
let orders: GatewayOrder[]

beforeEach(async () => {
  scope = createScope()
  workshop = await openWorkshop(temporaryDirectory(scope), scope)
  open = await openFixture(workshop)
  await letIn(open, 'host')
  orders = []
  const { rooms, clock } = workshop
  follower = new GatewayFollower({ rooms: rooms.all, find: rooms.find, order: (fresh) => orders.push(...fresh), now: () => clock.now, note: () => undefined }, scope)
})
afterEach(() => scope.end())

const start = (id: string) => open.room.change(() => success([{ type: 'recording.started', id, by: 'host' }]))
/** Changes are done in their order: this one comes behind those that the follower asked for. */
const settled = () => open.room.change(() => success([]))
const fails = async (recording: string, room = open.room.id) => {
  follower.message({ type: 'recording-failed', room, recording, why: 'disk-full' })
  await settled()
}
const lastEvent = async () => (await workshop.log.readSince(open.room.id, open.room.current.seq - 1, 1))[0]?.event

test('a recording that the gateway can’t go on with is stopped, and says why', async () => {
  await start('r-1')
  await fails('r-1')
  expect(open.room.current.room.recording).toBeNull()
  expect(await lastEvent()).toEqual({ type: 'recording.stopped', id: 'r-1', why: 'disk-full', by: null })
})

test('the failure of an earlier recording, or of a room that is gone, stops nothing', async () => {
  await start('r-2')
  await fails('r-1')
  await fails('r-2', 'gone')
  expect(open.room.current.room.recording).toMatchObject({ id: 'r-2' })
})

test('a gateway that comes back is told what to record, and what no more', async () => {
  await start('r-1')
  follower.message({ type: 'hello', epoch: 'gateway-1', streams: [] })
  expect(orders).toContainEqual({ type: 'record', room: open.room.id, recording: 'r-1' })
  await open.room.change(() => success([{ type: 'recording.stopped', id: 'r-1', why: 'by-member', by: 'host' }]))
  orders.length = 0
  follower.message({ type: 'hello', epoch: 'gateway-1', streams: [] })
  expect(orders).toEqual([{ type: 'record', room: open.room.id, recording: null }, { type: 'mix', room: open.room.id, plan: null }])
})

test('a mix that can\'t go on is stopped for its reason', async () => {
  await open.room.change(() => success([{ type: 'mix.started', layout: 'grid', by: 'host' }]))
  const message = parseGatewayMessage(JSON.stringify({ type: 'mix-failed', room: open.room.id, why: 'limit' }))
  if (message !== null) follower.message(message)
  await eventually('the mix to stop', () => (open.room.current.room.mix === null ? true : null))
})

test.each(['disk-full', 'fault'])('the gateway’s word for %s is understood', (why) => {
  const message = { type: 'recording-failed', room: 'r', recording: 'r-1', why }
  expect(parseGatewayMessage(JSON.stringify(message))).toEqual(message)
  expect(parseGatewayMessage(JSON.stringify({ ...message, why: 'tired' }))).toBeNull()
})
