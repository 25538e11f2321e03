import { success } from '#shared/kernel/result'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { RoomCommand } from '#shared/room/commands'
import type { RoomEvent } from '#shared/room/events'
import { memberOf } from '#shared/room/state'
import { decide } from '../../../../server/src/rooms/decide'
import { askClip, overdueClips } from '../../../../server/src/rooms/duties/clips'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { eventually } from '../../../support/eventually'
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

/** What the room makes of a command now, without doing it. */
function asked(by: string, command: RoomCommand, vendorMedia = false): readonly RoomEvent[] | string {
  const { room } = open.room.current
  const member = memberOf(room, by)
  if (member === undefined) throw new Error(`${by} is not in`)
  const decided = decide({ room, member, scenario: open.room.scenario, now: 1_000, random: () => 0.5, vendorMedia }, command)
  return decided.ok ? decided.value : decided.failure
}

async function done(by: string, command: RoomCommand): Promise<void> {
  const outcome = await open.room.change((room) => {
    const member = memberOf(room, by)
    return member === undefined ? { ok: false, failure: 'member/not-found' } : decide({ room, member, scenario: open.room.scenario, now: 1_000, random: () => 0.5, vendorMedia: false }, command)
  })
  expect(outcome).toEqual({ ok: true, value: undefined })
}

const stageOf = (id: string) => memberOf(open.room.current.room, id)?.stage

describe('the stage', () => {
  test('two seats are taken in the order of arrival, the third listens', () => {
    expect([stageOf('host'), stageOf('ann'), stageOf('bob')]).toEqual(['seated', 'seated', 'audience'])
  })

  test('an invitation needs a free seat', () => {
    expect(asked('host', { type: 'stage.invite', member: 'bob' })).toBe('stage/full')
  })

  test('who was invited sits down by accepting, and gives the seat back by leaving it', async () => {
    await done('ann', { type: 'stage.leave' })
    await done('host', { type: 'stage.invite', member: 'bob' })
    expect(stageOf('bob')).toBe('invited')
    await done('bob', { type: 'stage.answer', accept: true })
    expect(stageOf('bob')).toBe('seated')
    expect(asked('bob', { type: 'stage.leave' })).toEqual([{ type: 'member.stage', id: 'bob', stage: 'audience', by: 'bob' }])
  })

  test('the seat may be gone when the answer comes', async () => {
    await letIn(open, 'cid')
    await done('ann', { type: 'stage.leave' })
    await done('host', { type: 'stage.invite', member: 'bob' })
    await done('host', { type: 'stage.invite', member: 'cid' })
    await done('bob', { type: 'stage.answer', accept: true })
    expect(asked('cid', { type: 'stage.answer', accept: true })).toBe('stage/full')
    expect(asked('cid', { type: 'stage.answer', accept: false })).toEqual([{ type: 'member.stage', id: 'cid', stage: 'audience', by: 'cid' }])
  })

  test('nobody sits down without an invitation', () => {
    expect(asked('bob', { type: 'stage.answer', accept: true })).toBe('stage/not-invited')
  })

  test('who may invite sits down by inviting themselves', async () => {
    await done('host', { type: 'stage.leave' })
    await done('host', { type: 'stage.invite', member: 'host' })
    expect(stageOf('host')).toBe('seated')
  })

  test('a role that can not publish is not invited', async () => {
    await letIn(open, 'eva', 'eye')
    await done('ann', { type: 'stage.leave' })
    expect(asked('host', { type: 'stage.invite', member: 'eva' })).toBe('member/not-allowed')
  })

  test('guests invite and take down nobody', () => {
    expect(asked('ann', { type: 'stage.invite', member: 'bob' })).toBe('member/not-allowed')
    expect(asked('bob', { type: 'stage.takeDown', member: 'ann' })).toBe('member/not-allowed')
  })

  test('taking down is told with who did it', () => {
    expect(asked('host', { type: 'stage.takeDown', member: 'ann' })).toEqual([{ type: 'member.stage', id: 'ann', stage: 'audience', by: 'host' }])
    expect(asked('host', { type: 'stage.takeDown', member: 'bob' })).toEqual([])
    expect(asked('host', { type: 'stage.takeDown', member: 'nobody' })).toBe('member/not-found')
  })
})

describe('a helper', () => {
  beforeEach(async () => void (await letIn(open, 'hal', 'helper')))

  test('has power over guests and none over the host', () => {
    expect(asked('hal', { type: 'member.mute', member: 'ann', device: 'microphone' })).toEqual([expect.objectContaining({ id: 'ann', microphone: 'off', by: 'hal' })])
    expect(asked('hal', { type: 'member.mute', member: 'host', device: 'microphone' })).toBe('member/not-allowed')
    expect(asked('hal', { type: 'stage.takeDown', member: 'host' })).toBe('member/not-allowed')
    expect(asked('hal', { type: 'member.remove', member: 'host' })).toBe('member/not-allowed')
    expect(asked('hal', { type: 'room.end' })).toBe('member/not-allowed')
  })
})

describe('members', () => {
  test('everybody lowers the own hand, who invites lowers others’', async () => {
    await done('bob', { type: 'hand.set', raised: true })
    expect(asked('ann', { type: 'hand.set', raised: false, member: 'bob' })).toBe('member/not-allowed')
    expect(asked('host', { type: 'hand.set', raised: true, member: 'ann' })).toBe('member/not-allowed')
    expect(asked('host', { type: 'hand.set', raised: false, member: 'bob' })).toEqual([{ type: 'member.hand', id: 'bob', raised: false }])
    expect(asked('bob', { type: 'hand.set', raised: true })).toEqual([])
  })

  test('the host removes others, never themselves', () => {
    expect(asked('host', { type: 'member.remove', member: 'ann' })).toEqual([{ type: 'member.left', id: 'ann', why: 'removed' }])
    expect(asked('host', { type: 'member.remove', member: 'host' })).toBe('member/not-allowed')
    expect(asked('host', { type: 'member.remove', member: 'nobody' })).toBe('member/not-found')
    expect(asked('ann', { type: 'member.remove', member: 'bob' })).toBe('member/not-allowed')
  })

  test('a phone call is told as such, once', async () => {
    await done('ann', { type: 'presence.set', presence: 'phone-call' })
    expect(memberOf(open.room.current.room, 'ann')?.presence).toBe('phone-call')
    expect(asked('ann', { type: 'presence.set', presence: 'phone-call' })).toEqual([])
  })

  test('only the host ends the room', () => {
    expect(asked('ann', { type: 'room.end' })).toBe('member/not-allowed')
    expect(asked('host', { type: 'room.end' })).toEqual([{ type: 'room.ended', why: 'by-host' }])
  })
})

describe('devices', () => {
  test('a mute names who did it and leaves the other device as it is', async () => {
    await done('ann', { type: 'media.set', microphone: 'on', camera: 'on' })
    expect(asked('host', { type: 'member.mute', member: 'ann', device: 'microphone' }))
      .toEqual([{ type: 'member.media', id: 'ann', microphone: 'off', camera: 'on', by: 'host' }])
    expect(asked('ann', { type: 'member.mute', member: 'host', device: 'camera' })).toBe('member/not-allowed')
    expect(asked('host', { type: 'member.mute', member: 'nobody', device: 'camera' })).toBe('member/not-found')
  })

  test('telling the same state again changes nothing', () => {
    expect(asked('ann', { type: 'media.set', microphone: 'off', camera: 'off' })).toEqual([])
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
    expect(overdueClips(open.room.current.room, clock.now)).toEqual([])
    clock.now += 2_000
    await eventually('it is given up', () => open.room.current.room.clips.length === 0 || null, 10_000)
    const happened = await workshop.log.readSince(open.room.id, 0, 100)
    expect(happened.map(({ event }) => event)).toContainEqual({ type: 'clip.failed', id: 'c-1', why: 'too-late' })
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

describe('chat', () => {
  test('the name goes with the text', () => {
    expect(asked('ann', { type: 'chat.send', text: 'hello' })).toEqual([{ type: 'chat.sent', from: 'ann', name: 'Name of ann', text: 'hello' }])
  })

  test('a role without chat is refused', async () => {
    await letIn(open, 'eva', 'eye')
    expect(asked('eva', { type: 'chat.send', text: 'hello' })).toBe('member/not-allowed')
  })
})

describe('the law', () => {
  test('decides moves with the server’s clock', () => {
    expect(asked('ann', { type: 'law.move', move: { by: 2 } })).toEqual([{ type: 'law.happened', happening: { what: 'counted', by: 2, until: 1_060 } }])
    expect(asked('ann', { type: 'law.move', move: { by: -2 } })).toBe('law/refused')
  })

  test('what is no move is refused, and so is who may not move', async () => {
    expect(asked('ann', { type: 'law.move', move: ['anything'] })).toBe('law/unknown-move')
    await letIn(open, 'eva', 'eye')
    expect(asked('eva', { type: 'law.move', move: { by: 1 } })).toBe('member/not-allowed')
  })

  test('hears of who left and of who lost the seat, in the same turn', async () => {
    await done('host', { type: 'stage.takeDown', member: 'ann' })
    await done('bob', { type: 'room.leave' })
    expect(open.room.current.room.law).toMatchObject({ gone: ['ann', 'bob'] })
  })
})
