import { createScope, type Scope } from '#shared/kernel/scope'
import type { RoomCommand } from '#shared/room/commands'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { askedIn, doneIn } from '../../../support/decisions'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'

let scope: Scope
let workshop: Workshop
let open: OpenRoom

beforeEach(async () => {
  scope = createScope()
  workshop = await openWorkshop(temporaryDirectory(scope), scope, { now: 1_000 })
  open = await openFixture(workshop)
  for (const id of ['host', 'ann', 'bob']) await letIn(open, id)
})
afterEach(() => scope.end())

const asked = (by: string, command: RoomCommand) => askedIn(open, by, command)
const done = (by: string, command: RoomCommand) => doneIn(open, by, command)
const say = (text: string): RoomCommand => ({ type: 'chat.send', text })
const muted = () => open.room.current.room.chatMuted

test('while all are muted only who keeps order writes', async () => {
  await done('host', { type: 'chat.mute', muted: true })
  expect(asked('ann', say('hello'))).toBe('chat/muted')
  expect(asked('host', say('hello'))).toEqual([{ type: 'chat.sent', from: 'host', name: expect.any(String), text: 'hello' }])
  expect(asked('host', { type: 'chat.mute', muted: true })).toEqual([])
  await done('host', { type: 'chat.mute', muted: false })
  expect(asked('ann', say('hello'))).toHaveLength(1)
})

test('one is muted alone, and stays so through leaving and coming back', async () => {
  await done('host', { type: 'chat.mute', muted: true, member: 'ann' })
  expect(asked('ann', say('hello'))).toBe('chat/muted')
  expect(asked('bob', say('hello'))).toHaveLength(1)
  await done('ann', { type: 'room.leave' })
  await letIn(open, 'ann')
  expect(asked('ann', say('hello'))).toBe('chat/muted')
  await done('ann', { type: 'room.leave' })
  await done('host', { type: 'chat.mute', muted: false, member: 'ann' })
  expect(muted()).toEqual({ all: false, members: [] })
})

test.each<[string, string, RoomCommand, string]>([
  ['who has no power mutes nobody', 'ann', { type: 'chat.mute', muted: true }, 'member/not-allowed'],
  ['who keeps order is not muted, not even by themselves', 'host', { type: 'chat.mute', muted: true, member: 'host' }, 'member/not-allowed'],
  ['who is not here is not muted', 'host', { type: 'chat.mute', muted: true, member: 'zoe' }, 'member/not-found'],
  ['what was never said is not deleted', 'host', { type: 'chat.delete', message: 9_999 }, 'chat/not-found'],
])('%s', (_what, by, command, why) => expect(asked(by, command)).toBe(why))

describe('a deleted message', () => {
  /** The number of what Ann said at this time of the room's clock; decisions are made at 1,000. */
  async function said(at: number): Promise<number> {
    workshop.clock.now = at
    await done('ann', say('a secret'))
    return open.room.current.room.chat.at(-1)?.seq ?? 0
  }

  test('is the author’s within two minutes, and anybody’s for who keeps order', async () => {
    const [old, fresh] = [await said(1_000 - 120_001), await said(1_000 - 120_000)]
    expect(asked('ann', { type: 'chat.delete', message: old })).toBe('chat/too-late')
    expect(asked('bob', { type: 'chat.delete', message: fresh })).toBe('member/not-allowed')
    expect(asked('ann', { type: 'chat.delete', message: fresh })).toEqual([{ type: 'chat.deleted', message: fresh, by: 'ann' }])
    expect(asked('host', { type: 'chat.delete', message: old })).toEqual([{ type: 'chat.deleted', message: old, by: 'host' }])
  })

  test('stands without its text, and is deleted once', async () => {
    const message = await said(1_000)
    await done('host', { type: 'chat.delete', message })
    expect(open.room.current.room.chat.at(-1)).toMatchObject({ seq: message, from: 'ann', text: '', deleted: true })
    expect(asked('host', { type: 'chat.delete', message })).toEqual([])
  })

  test('has no text in the log nor in the stored snapshot, and others keep theirs', async () => {
    const message = await said(1_000)
    await done('bob', say('stays'))
    await workshop.log.saveSnapshot(open.room.id, open.room.current)
    await done('host', { type: 'chat.delete', message })
    const texts = (await workshop.log.readSince(open.room.id, 0, 100)).flatMap(({ event }) => (event.type === 'chat.sent' ? [event.text] : []))
    expect(texts).toEqual(['', 'stays'])
    expect((await workshop.log.readSnapshot(open.room.id))?.room.chat.map(({ text }) => text)).toEqual(['', 'stays'])
  })
})
