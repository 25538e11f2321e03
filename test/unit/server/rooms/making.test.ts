import { success } from '#shared/kernel/result'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { RoomCommand } from '#shared/room/commands'
import type { RoomEvent } from '#shared/room/events'
import { askClip, overdueClips } from '../../../../server/src/rooms/duties/clips'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { askedIn, doneIn } from '../../../support/decisions'
import { eventually, pause } from '../../../support/eventually'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'

let scope: Scope
let workshop: Workshop
let open: OpenRoom

beforeEach(async () => {
  scope = createScope()
  workshop = await openWorkshop(temporaryDirectory(scope), scope)
  open = await openFixture(workshop)
  await letIn(open, 'host')
  await letIn(open, 'ann')
  await letIn(open, 'bob')
})
afterEach(() => scope.end())

const asked = (by: string, command: RoomCommand, vendorMedia = false) => askedIn(open, by, command, vendorMedia)
const done = (by: string, command: RoomCommand) => doneIn(open, by, command)

describe('a mix', () => {
  const start = { type: 'mix.start' } as const
  const stop = { type: 'mix.stop' } as const

  test('begins in the layout of the scenario or the one asked for, for who may', () => {
    expect(asked('host', start)).toEqual([{ type: 'mix.started', layout: open.room.scenario.layout, by: 'host' }])
    expect(asked('host', { ...start, layout: 'wall' })).toEqual([{ type: 'mix.started', layout: 'wall', by: 'host' }])
    expect([asked('ann', start), asked('ann', stop)]).toEqual(['member/not-allowed', 'member/not-allowed'])
  })

  test('changes its layout without beginning anew, and is stopped once', async () => {
    await done('host', { ...start, layout: 'grid' })
    const began = open.room.current.room.mix?.startedAt
    expect([asked('host', start), asked('host', { ...start, layout: 'grid' })]).toEqual([[], []])
    await done('host', { ...start, layout: 'speaker' })
    expect(open.room.current.room.mix).toEqual({ layout: 'speaker', startedAt: began, by: 'host' })
    await done('host', stop)
    expect(open.room.current.room.mix).toBeNull()
    expect(asked('host', stop)).toEqual([])
    expect(workshop.orders.at(-1)).toEqual({ type: 'mix', room: open.room.id, plan: null })
  })

  test('is refused where a vendor carries the media', () => {
    expect(asked('host', start, true)).toBe('mix/unavailable')
  })
})

describe('a recording', () => {
  const start = { type: 'recording.start' } as const
  const stop = { type: 'recording.stop' } as const
  const idNow = () => `${open.room.id}-${(1_000).toString(36)}`

  test('is named after its room and its start, and tells who started it', () => {
    expect(asked('host', start)).toEqual([{ type: 'recording.started', id: idNow(), by: 'host' }])
  })

  test('runs already when somebody starts it again, and is over already when somebody stops it again', async () => {
    await letIn(open, 'hal', 'helper')
    expect(asked('host', stop)).toEqual([])
    await done('host', start)
    expect(open.room.current.room.recording).toEqual({ id: idNow(), startedAt: workshop.clock.now, by: 'host' })
    expect(asked('host', start)).toEqual([])
    expect(asked('hal', start)).toEqual([])
    await done('host', stop)
    expect(asked('host', stop)).toEqual([])
  })

  test('is stopped by anybody who may record', async () => {
    await letIn(open, 'hal', 'helper')
    await done('host', start)
    expect(asked('hal', stop)).toEqual([{ type: 'recording.stopped', id: idNow(), why: 'by-member', by: 'hal' }])
  })

  test('is none of a guest’s business', async () => {
    expect(asked('ann', start)).toBe('member/not-allowed')
    await done('host', start)
    expect(asked('ann', stop)).toBe('member/not-allowed')
  })

  test('needs media that pass through this server', () => {
    expect(asked('host', start, true)).toBe('recording/unavailable')
    expect(asked('ann', start, true)).toBe('member/not-allowed')
  })

  test('does not begin without a gateway; one that runs goes on when it is back', async () => {
    const gateway = (epoch: string | null) => open.room.change(() => success([{ type: 'gateway.renewed', epoch }]))
    await gateway(null)
    expect(asked('host', start)).toBe('media/gateway-away')
    await gateway('gateway-2')
    await done('host', start)
    await gateway(null)
    expect(asked('host', start)).toEqual([])
    expect(open.room.current.standing.recording).toBe(idNow())
    expect(asked('host', stop)).toHaveLength(1)
  })

  test('ends with the room', async () => {
    await done('host', start)
    await done('host', { type: 'room.end' })
    expect(open.room.current.room.recording).toBeNull()
    expect(workshop.orders).toContainEqual({ type: 'record', room: open.room.id, recording: null })
  })
})

describe('a clip', () => {
  const take = (seconds: number) => ({ type: 'clip.take', seconds } as const)

  test('is of the last seconds, and is ordered of the gateway', async () => {
    const [event] = asked('host', take(30)) as readonly RoomEvent[]
    expect(event).toEqual({ type: 'clip.asked', id: expect.stringMatching(new RegExp(`^${open.room.id}-rs-c[a-z0-9]+$`)), by: 'host', from: -29_000, to: 1_000, streams: null })
    await done('host', take(20))
    const [{ id, ...clip } = { id: '' }] = open.room.current.room.clips
    expect(clip).toEqual({ by: 'host', from: -19_000, to: 1_000 })
    expect(workshop.orders.at(-1)).toEqual({ type: 'clip', room: open.room.id, clip: id, from: -19_000, to: 1_000, streams: null })
  })

  test('is for who may record', async () => {
    await letIn(open, 'hal', 'helper')
    expect(asked('hal', take(1))).toHaveLength(1)
    expect(asked('ann', take(1))).toBe('member/not-allowed')
  })

  test('reaches no farther back than the room keeps', () => {
    expect(asked('host', take(30))).toHaveLength(1)
    expect(asked('host', take(31))).toBe('clip/unavailable')
  })

  test('needs a gateway, and media that pass through it', async () => {
    expect(asked('host', take(10), true)).toBe('clip/unavailable')
    await open.room.change(() => success([{ type: 'gateway.renewed', epoch: null }]))
    expect(asked('host', take(10))).toBe('clip/unavailable')
  })

  test('is one of three at a time', async () => {
    for (const id of ['c-1', 'c-2', 'c-3']) await open.room.change(() => success([{ type: 'clip.asked', id, by: null, from: 0, to: 1, streams: null }]))
    expect(asked('host', take(10))).toBe('clip/busy')
    await open.room.change(() => success([{ type: 'clip.failed', id: 'c-2', why: 'empty' }]))
    expect(asked('host', take(10))).toHaveLength(1)
  })

  test('may be asked for by a law: of some streams, up to a minute ahead', () => {
    const now = 1_000_000
    const law = (from: number, to: number) => askClip({ room: open.room.current.room, scenario: open.room.scenario, now, random: () => 0.5, vendorMedia: false }, { by: null, from: now + from, to: now + to, streams: ['s'] })
    expect(law(-5_000, 60_000)).toMatchObject({ ok: true, value: [{ type: 'clip.asked', by: null, from: now - 5_000, to: now + 60_000, streams: ['s'] }] })
    for (const [from, to] of [[-5_000, 60_001], [-30_001, 0], [0, 0], [5, 1]] as const) expect(law(from, to)).toEqual({ ok: false, failure: 'clip/unavailable' })
  })

  test('of which nothing is heard is given up', async () => {
    const { clock } = workshop
    await open.room.change((_room, now) => success([{ type: 'clip.asked', id: 'c-1', by: 'host', from: now - 1_000, to: now, streams: null }]))
    clock.now += 14_000
    expect(overdueClips(open.room.current.room, clock.now, 0)).toEqual([])
    clock.now += 2_000
    await eventually('it is given up', () => open.room.current.room.clips.length === 0 || null, 10_000)
    const happened = await workshop.log.readSince(open.room.id, 0, 100)
    expect(happened.map(({ event }) => event)).toContainEqual({ type: 'clip.failed', id: 'c-1', why: 'too-late' })
  })

  test('that was asked for before a restart is not given up before a gateway has been here for a while: it may be made already', async () => {
    const directory = temporaryDirectory(scope)
    const before = await openWorkshop(directory, scope)
    const { room } = await openFixture(before)
    await room.change((_state, now) => success([{ type: 'clip.asked', id: 'c-1', by: null, from: now - 1_000, to: now, streams: null }]))
    before.scope.end()
    const clock = { now: before.clock.now + 60_000 }
    const gateway: Workshop['gateway'] = { epoch: null }
    const { rooms } = await openWorkshop(directory, scope, clock, false, gateway)
    const awaited = () => rooms.find(room.id)?.room.current.room.clips.length
    await pause(1_500)
    expect(awaited()).toBe(1)
    gateway.epoch = 'gateway-1'
    await pause(1_500)
    expect(awaited()).toBe(1)
    clock.now += 16_000
    await eventually('it is given up', () => awaited() === 0 || null)
  })

  test('is nobody’s any more when the room ends', async () => {
    await done('host', take(10))
    await done('host', { type: 'room.end' })
    expect(open.room.current.room.clips).toEqual([])
    expect(open.room.current.standing.clips).toEqual([])
  })
})

test('the gateway hears at a room’s opening what it is to keep', () => {
  expect(workshop.orders).toContainEqual({ type: 'keep', room: open.room.id, seconds: 30 })
})
