import { createScope, type Scope } from '#shared/kernel/scope'
import { failure, success } from '#shared/kernel/result'
import type { LoggedEvent } from '#shared/room/events'
import type { Change } from '../../../../server/src/rooms/change'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'

let scope: Scope
let directory: string
let workshop: Workshop
let open: OpenRoom

beforeEach(async () => {
  scope = createScope()
  directory = temporaryDirectory(scope)
  workshop = await openWorkshop(directory, scope)
  open = await openFixture(workshop)
})
afterEach(() => scope.end())

const say = (text: string): Change => () => success([{ type: 'chat.sent', from: 'ann', name: 'Ann', text }])
const texts = () => open.room.current.room.chat.map(({ text }) => text)

test('a command sent twice is acknowledged twice and done once', async () => {
  const key = { client: 'program', id: 1 }
  const [one, two] = await Promise.all([open.room.change(say('once'), key), open.room.change(say('once'), key)])
  const three = await open.room.change(say('once'), key)
  expect([one, two, three]).toEqual([success(undefined), success(undefined), success(undefined)])
  expect(texts()).toEqual(['once'])
})

test('the same id of another program is another command', async () => {
  await open.room.change(say('a'), { client: 'one', id: 1 })
  await open.room.change(say('b'), { client: 'two', id: 1 })
  expect(texts()).toEqual(['a', 'b'])
})

test('a refused command may be tried again under the same id', async () => {
  const key = { client: 'program', id: 1 }
  expect(await open.room.change(() => failure('stage/full'), key)).toEqual(failure('stage/full'))
  expect(await open.room.change(say('now'), key)).toEqual(success(undefined))
  expect(texts()).toEqual(['now'])
})

test('the commands of a restart’s other side are known too', async () => {
  const key = { client: 'program', id: 7 }
  await open.room.change(say('before'), key)
  workshop.scope.end()
  const after = await openWorkshop(directory, scope)
  const again = after.rooms.find(open.room.id)
  expect(await again?.room.change(say('before'), key)).toEqual(success(undefined))
  expect(again?.room.current.room.chat).toHaveLength(1)
})

test('events are numbered without gaps, told in order, and each change sees those before it', async () => {
  const told: LoggedEvent[] = []
  workshop.bus.subscribe(open.room.id, scope, (notice) => {
    if (notice.kind === 'events') told.push(...notice.events)
  })
  const seqBefore = open.room.current.seq
  const counted: number[] = []
  await Promise.all(Array.from({ length: 300 }, (_, index) => open.room.change((room) => {
    counted.push(room.chat.length)
    return say(String(index))(room, 0)
  })))
  expect(told.map(({ seq }) => seq)).toEqual(Array.from({ length: 300 }, (_, index) => seqBefore + 1 + index))
  expect(counted.slice(0, 200)).toEqual(Array.from({ length: 200 }, (_, index) => index))
})

test('a restart brings the room back as it was, from a snapshot and what followed', async () => {
  await letIn(open, 'host')
  for (let turn = 0; turn < 6; turn += 1) await Promise.all(Array.from({ length: 100 }, (_, index) => open.room.change(say(`${turn}.${index}`))))
  const before = open.room.current
  expect(before.seq).toBeGreaterThan(600)
  workshop.scope.end()
  const after = await openWorkshop(directory, scope)
  expect(after.rooms.find(open.room.id)?.room.current).toEqual(before)
})

test('a law with a bug refuses one move, and the room goes on', async () => {
  const { law } = open.room.scenario
  const broken: Change = (room, now) => law.decide(room.law, { by: 666 }, { by: 'ann', role: 'guest', now, random: Math.random, room }) && success([])
  const [first, second] = await Promise.all([open.room.change(broken), open.room.change(say('still here'))])
  expect(first).toEqual(failure('server/fault'))
  expect(second).toEqual(success(undefined))
  expect(texts()).toEqual(['still here'])
  expect(workshop.reports).toEqual(['a decision threw'])
})

test('what the disk refused has not happened', async () => {
  const spy = jest.spyOn(workshop.log, 'append').mockRejectedValueOnce(new Error('disk full'))
  const seqBefore = open.room.current.seq
  expect(await open.room.change(say('lost'))).toEqual(failure('server/fault'))
  expect(open.room.current.seq).toBe(seqBefore)
  spy.mockRestore()
  await open.room.change(say('kept'))
  expect(texts()).toEqual(['kept'])
  expect(open.room.current.seq).toBe(seqBefore + 1)
})

test('after the end nothing happens any more', async () => {
  await open.room.change(() => success([{ type: 'room.ended', why: 'by-host' }]))
  expect(await open.room.change(say('too late'))).toEqual(failure('room/ended'))
  expect(workshop.orders).toContainEqual({ type: 'end-room', room: open.room.id, upTo: expect.any(Number) })
})

test('too many changes at once are refused', async () => {
  const outcomes = await Promise.all(Array.from({ length: 2_300 }, () => open.room.change(() => success([]))))
  expect(outcomes.filter((outcome) => !outcome.ok).length).toBeGreaterThan(100)
  expect(outcomes.filter((outcome) => !outcome.ok)).toContainEqual(failure('server/busy'))
})

test('with a vendor’s cloud, who is seated and has something on is taken to send it', async () => {
  const vendor = await openWorkshop(temporaryDirectory(scope), scope, { now: 1 }, true)
  const { room } = await openFixture(vendor)
  await letIn({ ...open, room }, 'ann')
  const tell = (microphone: 'on' | 'off', camera: 'on' | 'off') => room.change(() => success([{ type: 'member.media', id: 'ann', microphone, camera, by: 'ann' }]))
  const streams = () => room.current.room.streams.map(({ via, audio, video }) => [via, audio, video])
  await tell('on', 'off')
  expect(streams()).toEqual([['vendor', true, false]])
  await tell('on', 'on')
  expect(streams()).toEqual([['vendor', true, true]])
  await tell('off', 'off')
  expect(streams()).toEqual([])
  await tell('on', 'on')
  await room.change(() => success([{ type: 'member.stage', id: 'ann', stage: 'audience', by: 'ann' }]))
  expect(streams()).toEqual([])
})
