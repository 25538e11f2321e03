import { success } from '#shared/kernel/result'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { Json } from '#shared/kernel/json'
import type { RoomCommand } from '#shared/room/commands'
import { memberOf } from '#shared/room/state'
import { atDeadline } from '../../../server/src/rooms/duties/law'
import type { OpenRoom } from '../../../server/src/rooms/rooms'
import { classLaw } from '../../../src/scenarios/education/law/law'
import { ANSWER_MS } from '../../../src/scenarios/education/law/seats/law'
import { readSeats } from '../../../src/scenarios/education/law/seats/reduce'
import { readTurns } from '../../../src/scenarios/education/law/turns/reduce'
import { education } from '../../../src/scenarios/education/manifest'
import { askedIn, doneIn } from '../../support/decisions'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../support/fixture-room'

/** A class of two seats, one of which is the teacher's. */
const smallClass = { ...education, id: 'fixture', seats: 2, variants: [], law: classLaw }

let scope: Scope
let directory: string
let workshop: Workshop
let open: OpenRoom

beforeEach(async () => {
  scope = createScope()
  directory = temporaryDirectory(scope)
  workshop = await openWorkshop(directory, scope, { now: 1_000 }, false, undefined, [smallClass])
  open = await openFixture(workshop)
  await letIn(open, 'host')
  for (const id of ['ann', 'bob', 'cid']) await letIn(open, id, 'student')
})
afterEach(() => scope.end())

const does = (by: string, command: RoomCommand) => doneIn(open, by, command)
const moves = (part: string, move: Json) => does('host', { type: 'law.move', move: { part, move } })
const fills = (fill: boolean) => moves('seats', { fill })
const raises = async (...ids: readonly string[]) => {
  for (const id of ids) {
    workshop.clock.now += 1
    await does(id, { type: 'hand.set', raised: true })
  }
}
const places = () => ['ann', 'bob', 'cid'].map((id) => memberOf(open.room.current.room, id)?.stage ?? 'gone')
/** The law's time has come. */
async function comes(at: number): Promise<void> {
  workshop.clock.now = at
  await open.room.change((room) => success(atDeadline(room, smallClass.law, at)))
}

describe('seats that fill by themselves', () => {
  test('ask the first raised hand as soon as one is free, and seat nobody who did not say yes', async () => {
    await fills(true)
    await raises('cid', 'bob')
    expect(places()).toEqual(['seated', 'audience', 'audience'])
    await does('ann', { type: 'stage.leave' })
    expect(places()).toEqual(['audience', 'audience', 'invited'])
    await does('cid', { type: 'stage.answer', accept: true })
    expect(places()).toEqual(['audience', 'audience', 'seated'])
  })

  test('ask the next when one declines, and nobody twice for one hand', async () => {
    await does('ann', { type: 'stage.leave' })
    await fills(true)
    await raises('cid', 'bob')
    await does('cid', { type: 'stage.answer', accept: false })
    expect(places()).toEqual(['audience', 'invited', 'audience'])
    await does('bob', { type: 'stage.answer', accept: false })
    expect(places()).toEqual(['audience', 'audience', 'audience'])
  })

  test('ask the next when one does not answer in time', async () => {
    await raises('cid', 'bob')
    await does('ann', { type: 'room.leave' })
    await fills(true)
    expect(places()).toEqual(['gone', 'audience', 'invited'])
    await comes(workshop.clock.now + ANSWER_MS)
    expect(places()).toEqual(['gone', 'invited', 'audience'])
    expect(memberOf(open.room.current.room, 'cid')?.hand).toBeNull()
  })

  test('leave whoever came up in time where they are', async () => {
    await does('ann', { type: 'stage.leave' })
    await fills(true)
    await raises('cid')
    await does('cid', { type: 'stage.answer', accept: true })
    await comes(workshop.clock.now + ANSWER_MS)
    expect(places()).toEqual(['audience', 'audience', 'seated'])
    expect(readSeats(open.room.current.room.law)).toEqual({ fill: true, asked: [] })
  })

  test('do nothing until they are told to, nor afterwards', async () => {
    await raises('cid')
    await does('ann', { type: 'stage.leave' })
    expect(places()).toEqual(['audience', 'audience', 'audience'])
    await fills(true)
    expect(places()).toEqual(['audience', 'audience', 'invited'])
    await fills(false)
    await does('cid', { type: 'stage.answer', accept: false })
    await raises('bob')
    expect(places()).toEqual(['audience', 'audience', 'audience'])
  })

  test('are the business of who teaches', () => {
    expect(askedIn(open, 'ann', { type: 'law.move', move: { part: 'seats', move: { fill: true } } })).toBe('member/not-allowed')
  })
})

describe('turns in a room', () => {
  const starts = (after: 'mute' | 'take-down', order: Json) => moves('turns', { type: 'start', seconds: 30, after, order })

  test('seat one after the other on the one seat there is, with nothing turned on, and take the last one down', async () => {
    await does('ann', { type: 'media.set', microphone: 'on', camera: 'on' })
    await starts('take-down', ['ann', 'cid', 'bob'])
    expect(places()).toEqual(['seated', 'audience', 'audience'])
    await comes(31_000)
    expect(places()).toEqual(['audience', 'audience', 'seated'])
    expect(memberOf(open.room.current.room, 'cid')).toMatchObject({ microphone: 'off', camera: 'off' })
    await comes(61_000)
    await comes(91_000)
    expect(places()).toEqual(['audience', 'audience', 'audience'])
    expect(readTurns(open.room.current.room.law)).toEqual({ phase: 'idle' })
  })

  test('turn off the microphone of who has spoken, and no camera', async () => {
    await does('ann', { type: 'media.set', microphone: 'on', camera: 'on' })
    await starts('mute', ['ann', 'bob'])
    await comes(31_000)
    expect(memberOf(open.room.current.room, 'ann')).toMatchObject({ stage: 'seated', microphone: 'off', camera: 'on' })
  })

  test('go on with the next when one who speaks leaves the stage or the room', async () => {
    await raises('ann', 'bob', 'cid')
    await starts('take-down', 'hands')
    await does('ann', { type: 'stage.leave' })
    expect(places()).toEqual(['audience', 'seated', 'audience'])
    expect(memberOf(open.room.current.room, 'bob')?.hand).toBeNull()
    await does('bob', { type: 'room.leave' })
    expect(places()).toEqual(['audience', 'gone', 'seated'])
  })

  test('survive a restart with their time', async () => {
    await starts('mute', ['ann', 'bob'])
    const before = readTurns(open.room.current.room.law)
    workshop.scope.end()
    const later = await openWorkshop(directory, scope, { now: 2_000 }, false, undefined, [smallClass])
    expect(readTurns(later.rooms.find(open.room.id)?.room.current.room.law ?? null)).toEqual(before)
    expect(before).toMatchObject({ phase: 'running', member: 'ann', until: 31_000 })
  })
})
