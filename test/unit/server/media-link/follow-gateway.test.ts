import { createScope, type Scope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import type { GatewayOrder } from '../../../../server/src/gateway/control/messages'
import { GatewayFollower } from '../../../../server/src/media-link/follow-gateway'
import { parseGatewayMessage } from '../../../../server/src/media-link/link'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'
import { createLateClips } from '../../../../server/src/store/late-clips'
import { createRecordingShelf } from '../../../../server/src/store/recordings'
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
  follower = new GatewayFollower({ rooms: rooms.all, find: rooms.find, lateClips: createLateClips(workshop.database), order: (fresh) => orders.push(...fresh), now: () => clock.now, note: () => undefined, report: (what) => { throw new Error(what) } }, scope)
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
  follower.message({ type: 'hello', epoch: 'gateway-1', streams: [], mixes: [] })
  expect(orders).toContainEqual({ type: 'record', room: open.room.id, recording: 'r-1' })
  await open.room.change(() => success([{ type: 'recording.stopped', id: 'r-1', why: 'by-member', by: 'host' }]))
  orders.length = 0
  follower.message({ type: 'hello', epoch: 'gateway-1', streams: [], mixes: [] })
  expect(orders).toEqual([{ type: 'keep', room: open.room.id, seconds: 30 }, { type: 'record', room: open.room.id, recording: null }, { type: 'mix', room: open.room.id, plan: null }])
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

const ask = (id: string) => open.room.change(() => success([{ type: 'clip.asked', id, by: 'host', from: 1_000, to: 31_000, streams: null }]))

test('a clip that the gateway made, or could not make, is told in the room that waits for it', async () => {
  await ask('c-1')
  await ask('c-2')
  follower.message({ type: 'clip-made', room: open.room.id, clip: 'c-1', streams: ['s'], beganAt: 900, endedAt: 30_900 })
  await settled()
  expect(await lastEvent()).toEqual({ type: 'clip.made', id: 'c-1', beganAt: 900, endedAt: 30_900 })
  follower.message({ type: 'clip-failed', room: open.room.id, clip: 'c-2', why: 'empty' })
  await settled()
  expect(await lastEvent()).toEqual({ type: 'clip.failed', id: 'c-2', why: 'empty' })
  expect(open.room.current.room.clips).toEqual([])
  const { seq } = open.room.current
  for (const room of [open.room.id, 'gone']) follower.message({ type: 'clip-made', room, clip: 'c-1', streams: ['s'], beganAt: 900, endedAt: 30_900 })
  await settled()
  expect(open.room.current.seq).toBe(seq)
})

test('a gateway that comes back is asked again for the clips that nobody heard of, behind what it is to keep', async () => {
  await ask('c-1')
  follower.message({ type: 'hello', epoch: 'gateway-1', streams: [], mixes: [] })
  expect(orders).toEqual([
    { type: 'keep', room: open.room.id, seconds: 30 },
    { type: 'clip', room: open.room.id, clip: 'c-1', from: 1_000, to: 31_000, streams: null },
    { type: 'record', room: open.room.id, recording: null },
    { type: 'mix', room: open.room.id, plan: null },
  ])
})

test('of clips that are told after the room’s end, who was there finds what was made; what failed is listed nowhere', async () => {
  const shelf = createRecordingShelf(workshop.database)
  const clips = async () => (await shelf.listFor('host')).map(({ id }) => id)
  for (const id of ['c-1', 'c-2', 'c-3', 'c-4']) await ask(id)
  // This one is told in the same moment in which the room ends.
  void open.room.change(() => success([{ type: 'room.ended', why: 'by-host' }]))
  follower.message({ type: 'clip-made', room: open.room.id, clip: 'c-1', streams: ['s'], beganAt: 900, endedAt: 30_900 })
  await eventually('it is listed', async () => (await clips()).includes('c-1') || null)
  await eventually('the room is let go', () => workshop.rooms.find(open.room.id) === null || null)
  follower.message({ type: 'clip-failed', room: open.room.id, clip: 'c-2', why: 'empty' })
  follower.message({ type: 'clip-made', room: open.room.id, clip: 'c-3', streams: ['s'], beganAt: 900, endedAt: 30_900 })
  await eventually('it is listed', async () => (await clips()).includes('c-3') || null)
  expect((await clips()).toSorted()).toEqual(['c-1', 'c-3'])
  expect(await shelf.findFor('host', 'c-2')).toBeNull()

  follower.message({ type: 'hello', epoch: 'gateway-2', streams: [], mixes: [] })
  await eventually('the one of which nothing was heard is asked for again', () => orders.length > 0 || null)
  expect(orders).toEqual([{ type: 'clip', room: open.room.id, clip: 'c-4', from: 1_000, to: workshop.clock.now, streams: null }])
})

test('the gateway’s words for clips are understood', () => {
  const made = { type: 'clip-made', room: 'r', clip: 'c', streams: ['s'], beganAt: 1, endedAt: 2 }
  const failed = { type: 'clip-failed', room: 'r', clip: 'c', why: 'busy' }
  for (const message of [made, failed]) expect(parseGatewayMessage(JSON.stringify(message))).toEqual(message)
  expect(parseGatewayMessage(JSON.stringify({ ...failed, why: 'too-late' }))).toBeNull()
})
