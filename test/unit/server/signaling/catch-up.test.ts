import { createScope, type Scope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { catchUp } from '../../../../server/src/signaling/catch-up'
import { openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'
import { member } from '../../../support/room'

let scope: Scope
let workshop: Workshop
let open: OpenRoom
beforeEach(async () => {
  scope = createScope()
  workshop = await openWorkshop(temporaryDirectory(scope), scope)
  open = await openFixture(workshop)
})
afterEach(() => scope.end())

const fill = (count: number) => Promise.all(Array.from({ length: count }, () => open.room.change(() => success([{ type: 'chat.sent', from: 'ann', name: 'Ann', text: 'x' }]))))
const ask = (epoch: string | undefined, since: number | undefined) =>
  catchUp({ log: workshop.log, scenario: open.room.scenario }, open.room.current, { id: 'ann', role: 'guest' }, { type: 'join', version: 1, ticket: '', clientId: 'c', epoch, since }, 9)

test('a newcomer gets the whole room', async () => {
  expect(await ask(undefined, undefined)).toEqual([{ type: 'snapshot', epoch: workshop.log.epoch, seq: open.room.current.seq, you: 'ann', now: 9, room: open.room.current.room }])
})

test('who missed nothing is told so', async () => {
  expect(await ask(workshop.log.epoch, open.room.current.seq)).toEqual([{ type: 'resumed', seq: open.room.current.seq, now: 9 }])
})

test('who missed some gets these, in order, in frames of bounded size', async () => {
  const since = open.room.current.seq
  await fill(450)
  const [first, ...frames] = await ask(workshop.log.epoch, since)
  expect(first).toMatchObject({ type: 'resumed', seq: since + 450 })
  const sizes = frames.map((frame) => (frame.type === 'events' ? frame.events.length : 0))
  expect(sizes).toEqual([200, 200, 50])
  const seqs = frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ seq }) => seq) : []))
  expect(seqs).toEqual(Array.from({ length: 450 }, (_, index) => since + 1 + index))
})

test('one of a crowd resumes what was said; how others came and went meanwhile is in a snapshot, which has those on stage alone', async () => {
  const since = open.room.current.seq
  await fill(3)
  const scenario = { ...open.room.scenario, crowd: true }
  const asCrowd = (from: number) => catchUp({ log: workshop.log, scenario }, open.room.current, { id: 'ann', role: 'guest' }, { type: 'join', version: 1, ticket: '', clientId: 'c', epoch: workshop.log.epoch, since: from }, 9)
  expect((await asCrowd(since)).map(({ type }) => type)).toEqual(['resumed', 'events'])
  const listener = (id: string) => member({ id, role: 'guest', stage: 'audience' })
  await open.room.change(() => success([{ type: 'member.joined', member: listener('ann') }]))
  await open.room.change(() => success([{ type: 'member.joined', member: listener('bob') }]))
  const [snapshot, ...more] = await asCrowd(since)
  expect(more).toEqual([])
  expect(snapshot).toMatchObject({ type: 'snapshot', room: { here: open.room.current.room.members.length } })
  expect(JSON.stringify(snapshot)).not.toContain('"bob"')
})

test('who missed more text than is good gets a snapshot', async () => {
  const since = open.room.current.seq
  const long = 'x'.repeat(2_000)
  await Promise.all(Array.from({ length: 600 }, () => open.room.change(() => success([{ type: 'chat.sent', from: 'ann', name: 'Ann', text: long }]))))
  expect((await ask(workshop.log.epoch, since)).map(({ type }) => type)).toEqual(['snapshot'])
})

test('who comes from another log, from the future or from too far behind gets a snapshot', async () => {
  const types = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).map(({ type }) => type)
  expect(await types('another', 0)).toEqual(['snapshot'])
  expect(await types(workshop.log.epoch, 1_000_000)).toEqual(['snapshot'])
  const since = open.room.current.seq
  for (let round = 0; round < 6; round += 1) await fill(900)
  expect(await types(workshop.log.epoch, since)).toEqual(['snapshot'])
})
