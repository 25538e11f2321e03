import { createScope, type Scope } from '#shared/kernel/scope'
import type { RoomCommand } from '#shared/room/commands'
import { memberOf } from '#shared/room/state'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { askedIn, doneIn } from '../../../support/decisions'
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
