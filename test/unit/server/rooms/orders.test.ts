import * as v from 'valibot'
import type { RoomCommand } from '#shared/room/commands'
import { createScope, type Scope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { memberOf } from '#shared/room/state'
import type { Law, LawOrder } from '#shared/scenario/law'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { doneIn } from '../../../support/decisions'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'
import { fixtureScenario } from '../../../support/fixture-scenario'

type Ordered = { readonly type: 'seat' | 'take-down' | 'invite' | 'lower-hand'; readonly member: string } | { readonly type: 'mute'; readonly member: string; readonly device: 'microphone' | 'camera' } | { readonly type: 'clip'; readonly seconds: number }
type Happening = { readonly orders: readonly Ordered[] }

const orderSchema = v.variant('type', [
  v.object({ type: v.picklist(['seat', 'take-down', 'invite', 'lower-hand']), member: v.string() }),
  v.object({ type: v.literal('mute'), member: v.string(), device: v.picklist(['microphone', 'camera']) }),
  v.object({ type: v.literal('clip'), seconds: v.number() }),
])
const moveSchema = v.object({ orders: v.array(orderSchema) })

/** Orders whatever it is told to, and counts who lost the seat. */
const orderly: Law<number, Happening, Happening | 'left'> = {
  opening: 0,
  parseMove(data) {
    const parsed = v.safeParse(moveSchema, data)
    return parsed.success ? parsed.output : null
  },
  decide: (_state, move) => success([move]),
  reduce: (state, happening) => (happening === 'left' ? state + 1 : state),
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: () => ['left'],
  orders: (happening) => (happening === 'left' ? [] : happening.orders),
}

let scope: Scope
let workshop: Workshop
let open: OpenRoom
const told: LoggedEvent[] = []

beforeEach(async () => {
  scope = createScope()
  workshop = await openWorkshop(temporaryDirectory(scope), scope, { now: 100_000 }, false, undefined, [{ ...fixtureScenario, law: orderly }])
  open = await openFixture(workshop)
  for (const id of ['host', 'ann', 'bob']) await letIn(open, id)
  told.length = 0
  workshop.bus.subscribe(open.room.id, scope, (notice) => void (notice.kind === 'events' && told.push(...notice.events)))
})
afterEach(() => scope.end())

/** What the law's orders made happen. */
async function ordered(...orders: readonly LawOrder[]): Promise<readonly RoomEvent[]> {
  told.length = 0
  const command: RoomCommand = { type: 'law.move', move: { orders: orders.map((order) => ({ ...order })) } }
  await doneIn(open, 'host', command)
  return told.slice(1).map(({ event }) => event)
}
const stageOf = (id: string) => memberOf(open.room.current.room, id)?.stage

test('a full stage refuses quietly; whose turn comes after a seat was freed finds it', async () => {
  expect(await ordered({ type: 'seat', member: 'bob' })).toEqual([])
  expect(await ordered({ type: 'take-down', member: 'ann' }, { type: 'seat', member: 'bob' })).toEqual([
    { type: 'member.stage', id: 'ann', stage: 'audience', by: null },
    { type: 'law.happened', happening: 'left' },
    { type: 'member.stage', id: 'bob', stage: 'seated', by: null },
  ])
  expect([stageOf('ann'), stageOf('bob'), open.room.current.room.law]).toEqual(['audience', 'seated', 1])
})

test('the one free seat is given once', async () => {
  await letIn(open, 'cid')
  await ordered({ type: 'take-down', member: 'ann' })
  await ordered({ type: 'seat', member: 'bob' }, { type: 'seat', member: 'cid' })
  expect([stageOf('bob'), stageOf('cid')]).toEqual(['seated', 'audience'])
})

test('no more people are asked up than seats are free', async () => {
  await letIn(open, 'cid')
  expect(await ordered({ type: 'invite', member: 'bob' })).toEqual([])
  await ordered({ type: 'take-down', member: 'ann' })
  expect(await ordered({ type: 'invite', member: 'bob' }, { type: 'invite', member: 'cid' })).toEqual([{ type: 'member.stage', id: 'bob', stage: 'invited', by: null }])
})

test('a hand goes down by order, and with an invitation that is declined or withdrawn', async () => {
  await doneIn(open, 'ann', { type: 'stage.leave' })
  const raise = () => doneIn(open, 'bob', { type: 'hand.set', raised: true })
  const hand = () => memberOf(open.room.current.room, 'bob')?.hand
  await raise()
  expect(await ordered({ type: 'lower-hand', member: 'bob' }, { type: 'lower-hand', member: 'bob' })).toEqual([{ type: 'member.hand', id: 'bob', raised: false }])
  await raise()
  await ordered({ type: 'invite', member: 'bob' })
  await doneIn(open, 'bob', { type: 'stage.answer', accept: false })
  expect([stageOf('bob'), hand()]).toEqual(['audience', null])
  await raise()
  await ordered({ type: 'invite', member: 'bob' }, { type: 'take-down', member: 'bob' })
  expect([stageOf('bob'), hand()]).toEqual(['audience', null])
})

test('who may never publish, who sits already and who is not here is not seated', async () => {
  await letIn(open, 'eva', 'eye')
  await ordered({ type: 'take-down', member: 'ann' })
  expect(await ordered({ type: 'seat', member: 'eva' }, { type: 'seat', member: 'host' }, { type: 'seat', member: 'zoe' })).toEqual([])
})

test('a device that is turned off is held shut at the gateway', async () => {
  await doneIn(open, 'ann', { type: 'media.set', microphone: 'on', camera: 'on' })
  expect(await ordered({ type: 'mute', member: 'ann', device: 'microphone' })).toEqual([{ type: 'member.media', id: 'ann', microphone: 'off', camera: 'on', by: null }])
  expect(workshop.orders).toContainEqual({ type: 'gate', stream: `${open.room.id}-ann-camera`, audio: false, video: true })
})

test('the host is neither muted nor taken down', async () => {
  expect(await ordered({ type: 'mute', member: 'host', device: 'camera' }, { type: 'take-down', member: 'host' })).toEqual([])
})

test('the last seconds are kept in nobody’s name, as far as the room keeps them', async () => {
  expect(await ordered({ type: 'clip', seconds: 10 })).toEqual([expect.objectContaining({ type: 'clip.asked', by: null, from: 90_000, to: 100_000, streams: null })])
  expect(await ordered({ type: 'clip', seconds: 31 })).toEqual([])
})

test('a happening and what it orders are stored together, numbered in one row', async () => {
  await ordered({ type: 'take-down', member: 'ann' })
  const { seq } = open.room.current
  expect(told.map((logged) => logged.seq)).toEqual([seq - 2, seq - 1, seq])
  expect(await workshop.log.readSince(open.room.id, seq - 3, 10)).toEqual(told)
})
