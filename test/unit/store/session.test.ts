import type { Json } from '#shared/kernel/json'
import { failure } from '#shared/kernel/result'
import { headcount } from '../../../src/store/select'
import { createFakeMediaRoom } from '../../support/fake-media-room'
import { createFakeSignaling } from '../../support/fake-signaling'
import { sessionIn, sessionWith } from '../../support/open-session'
import { member, room } from '../../support/room'

jest.useFakeTimers()
afterEach(() => jest.clearAllTimers())

const me = member({ id: 'me' })
const teacher = member({ id: 'teacher', role: 'teacher' })

test('whoever joins sees who is already there', async () => {
  const { live } = await sessionIn(room({ members: [teacher, me] }))
  expect(live()).toMatchObject({ phase: 'live', you: 'me', link: { link: 'online' } })
  expect(live().room.members).toEqual([teacher, me])
})

test('a full room leaves the visitor where they were', async () => {
  const { session, signaling } = sessionWith(createFakeSignaling())
  const joining = session.join()
  expect(session.store.getState()).toEqual({ phase: 'joining' })
  signaling.refuse('room/full')
  expect(await joining).toEqual(failure('room/full'))
  expect(session.store.getState()).toEqual({ phase: 'idle' })
})

test('whoever was refused may try again', async () => {
  const { session, signaling } = sessionWith(createFakeSignaling())
  const first = session.join()
  signaling.refuse('room/full')
  await first
  const second = session.join()
  signaling.admit()
  expect((await second).ok).toBe(true)
})

test('the media gets ready while the socket opens, once however often that is tried', async () => {
  const opened: string[] = []
  const media = createFakeMediaRoom()
  const { session, signaling } = sessionWith(createFakeSignaling(), {}, async (needs) => {
    opened.push(needs.grant.engine)
    return media.opened(needs)
  })
  const joining = session.join()
  signaling.ticket()
  expect(opened).toEqual(['gateway'])
  signaling.ticket()
  signaling.admit()
  expect((await joining).ok).toBe(true)
  signaling.ticket()
  expect(opened).toEqual(['gateway'])
})

test('leaving while the door is still opening stays left', async () => {
  const { session, signaling, media } = sessionWith(createFakeSignaling())
  const joining = session.join()
  session.leave()
  signaling.admit()
  await joining
  expect(session.store.getState()).toEqual({ phase: 'ended', why: 'left' })
  expect(media.asked).toEqual([])
})

test('leaving while the media is still opening stays left, and the room hears of it', async () => {
  const { session, signaling, media } = sessionWith(createFakeSignaling())
  const joining = session.join()
  signaling.admit()
  session.leave()
  await joining
  expect(session.store.getState()).toEqual({ phase: 'ended', why: 'left' })
  expect(signaling.commands).toEqual([{ type: 'room.leave' }])
  expect(media.asked).toEqual([])
})

test('media that cannot be had ends the visit in words', async () => {
  const { session, signaling } = sessionWith(createFakeSignaling(), {}, () => Promise.reject(new Error('chunk 7 failed to load')))
  const joining = session.join()
  signaling.admit()
  expect(await joining).toEqual(failure('media/unsupported'))
  expect(session.store.getState()).toEqual({ phase: 'ended', why: 'media/unsupported' })
})

test('leaving is seen at once and told to the room', async () => {
  const { session, signaling } = await sessionIn()
  session.leave()
  expect(session.store.getState()).toEqual({ phase: 'ended', why: 'left' })
  expect(signaling.commands.at(-1)).toEqual({ type: 'room.leave' })
})

test('what happens while media opens is not lost', async () => {
  const { session, signaling, live } = sessionWith(createFakeSignaling())
  const joining = session.join()
  signaling.admit()
  signaling.happen({ type: 'chat.sent', from: 'teacher', name: 'T', text: 'welcome' })
  await joining
  expect(live().room.chat.map(({ text }) => text)).toEqual(['welcome'])
})

test.each([
  [{ type: 'room.ended', why: 'by-host' }, 'by-host'],
  [{ type: 'member.left', id: 'me', why: 'removed' }, 'room/removed'],
  [{ type: 'member.left', id: 'me', why: 'left' }, 'left'],
] as const)('%o ends the visit', async (event, why) => {
  const { session, signaling } = await sessionIn()
  signaling.happen(event)
  expect(session.store.getState()).toEqual({ phase: 'ended', why })
})

test('a seat that was lost in silence does not end the visit', async () => {
  const { live, signaling } = await sessionIn()
  signaling.happen({ type: 'member.left', id: 'me', why: 'lost' }, { type: 'member.joined', member: me })
  expect(live().room.members).toEqual([me])
})

test('a conversation that is closed for good ends the visit with its reason', async () => {
  const { session, signaling } = await sessionIn()
  signaling.link({ link: 'closed', why: 'member/replaced' })
  expect(session.store.getState()).toEqual({ phase: 'ended', why: 'member/replaced' })
})

test('a refusal is answered, and shown until it is dismissed', async () => {
  const { session, signaling, live } = await sessionIn()
  signaling.answer(failure('stage/full'))
  expect(await session.invite('other')).toEqual(failure('stage/full'))
  const [notice] = live().notices
  expect(notice?.what).toBe('stage/full')
  session.dismiss(notice?.id ?? -1)
  expect(live().notices).toEqual([])
})

test('of many notices the last five stay', async () => {
  const { session, signaling, live } = await sessionIn()
  signaling.answer(failure('stage/full'))
  for (let time = 0; time < 7; time++) await session.invite('other')
  expect(live().notices.map(({ id }) => id)).toEqual([3, 4, 5, 6, 7])
})

test('an empty message is not sent, and a very long one is refused here', async () => {
  const { session, signaling } = await sessionIn()
  const before = signaling.commands.length
  expect(await session.say('  ')).toEqual(failure('request/invalid'))
  expect(await session.say('x'.repeat(2_001))).toEqual(failure('request/too-large'))
  expect(signaling.commands).toHaveLength(before)
})

test('history is no news, and what comes later is, until it was read', async () => {
  const { session, signaling, live } = await sessionIn(room({ members: [me], chat: [{ seq: 0, from: 'teacher', name: 'T', text: 'old', at: 0 }] }))
  signaling.happen({ type: 'chat.sent', from: 'teacher', name: 'T', text: 'new' })
  expect(live().readUpTo).toBe(0)
  session.markRead()
  expect(live().readUpTo).toBe(1)
})

test('a return after a notable cut is said, a short one is not', async () => {
  const { signaling, live } = await sessionIn()
  signaling.link({ link: 'offline', attempt: 1, retryAt: 0 })
  jest.setSystemTime(Date.now() + 1_000)
  signaling.link({ link: 'online' })
  expect(live().notices).toEqual([])
  signaling.link({ link: 'offline', attempt: 1, retryAt: 0 })
  jest.setSystemTime(Date.now() + 5_000)
  signaling.link({ link: 'online' })
  expect(live().notices.map(({ what }) => what)).toEqual(['back-online'])
})

test('background and phone calls are told, and the return hurries the link', async () => {
  const { signaling, media, lifecycle } = await sessionIn()
  const before = signaling.commands.length
  lifecycle.tell('hidden')
  lifecycle.tell('phone-call')
  lifecycle.tell('shown')
  expect(signaling.commands.slice(before)).toEqual([
    { type: 'presence.set', presence: 'background' },
    { type: 'presence.set', presence: 'phone-call' },
    { type: 'presence.set', presence: 'here' },
  ])
  expect(media.asked.filter(([verb]) => verb === 'pause')).toEqual([['pause', true], ['pause', true], ['pause', false]])
  expect(signaling.pokes()).toBe(1)
})

test('a room that believes otherwise hears again where this device is', async () => {
  const { signaling, lifecycle } = await sessionIn()
  lifecycle.tell('hidden')
  const before = signaling.commands.length
  signaling.happen({ type: 'member.presence', id: 'me', presence: 'here' })
  signaling.link({ link: 'online' })
  expect(signaling.commands.slice(before)).toEqual([{ type: 'presence.set', presence: 'background' }])
})

test('a network that returns hurries the link', async () => {
  const { signaling, lifecycle } = await sessionIn()
  lifecycle.tellNetwork(false)
  lifecycle.tellNetwork(true)
  expect(signaling.pokes()).toBe(1)
})

test('quality and levels belong to those who are present and heard', async () => {
  const { signaling, live } = await sessionIn(room({ members: [teacher, me] }))
  signaling.hear('teacher', { type: 'level', level: 0.5 })
  signaling.hear('teacher', { type: 'quality', up: 'fair', down: 'good', rttMs: 40 })
  expect(live()).toMatchObject({ levels: { teacher: 0.5 }, quality: { teacher: { up: 'fair', down: 'good', rttMs: 40 } } })
  signaling.happen({ type: 'member.media', id: 'teacher', microphone: 'off', camera: 'off', by: 'teacher' })
  expect(live().levels).toEqual({})
  signaling.happen({ type: 'member.left', id: 'teacher', why: 'left' })
  expect(live().quality).toEqual({})
})

test('steps of the law wait until the page brings what shows them; a snapshot has them in it', async () => {
  const { session, signaling, live } = await sessionIn(room({ members: [teacher, me], law: 1 }))
  const sum = { opening: 0, reduce: (state: Json, step: Json) => Number(state) + Number(step) }
  signaling.happen({ type: 'law.happened', happening: 5 })
  expect(live().room.law).toBe(1)
  signaling.snapshot(room({ members: [teacher, me], law: 20 }))
  signaling.happen({ type: 'law.happened', happening: 2 }, { type: 'law.happened', happening: 3 })
  session.carryLaw(sum)
  expect(live().room.law).toBe(25)
  signaling.happen({ type: 'law.happened', happening: 4 })
  expect(live().room.law).toBe(29)
})

test('a visit whose page never comes ends before too much waits for it', async () => {
  const { session, signaling } = await sessionIn(room({ members: [teacher, me] }))
  for (let step = 0; step <= 2_000; step += 1) signaling.happen({ type: 'law.happened', happening: step })
  expect(session.store.getState()).toMatchObject({ phase: 'ended', why: 'left' })
})

test('one of a crowd counts also those it is not told of', async () => {
  const { signaling, live } = await sessionIn(room({ members: [teacher, me], here: 900 }))
  expect(headcount(live())).toBe(900)
  signaling.here(1_200)
  expect(headcount(live())).toBe(1_200)
  signaling.happen({ type: 'member.shown', member: member({ id: 'guest', stage: 'seated' }) })
  expect(live().room.members.map(({ id }) => id)).toEqual(['teacher', 'me', 'guest'])
  signaling.happen({ type: 'member.hidden', id: 'guest' })
  expect(live().room.members.map(({ id }) => id)).toEqual(['teacher', 'me'])
})

test('what passes is sent and heard beside the state, which stays the very same', async () => {
  const { session, signaling, live } = await sessionIn(room({ members: [teacher, me] }))
  const heard: unknown[] = []
  const before = live()
  const end = session.onPassing((from, data) => heard.push([from, data]))
  signaling.hear('teacher', { type: 'law', data: [1, 2] })
  end()
  signaling.hear('teacher', { type: 'law', data: [3, 4] })
  session.pass({ x: 1 })
  session.pass('x'.repeat(5_000))
  expect(heard).toEqual([['teacher', [1, 2]]])
  expect(signaling.ephemerals).toEqual([{ type: 'law', data: { x: 1 } }])
  expect(live()).toBe(before)
})

test('the log that is sent has this device’s steps and figures, and no name', async () => {
  const { session, logs } = await sessionIn(room({ members: [member({ id: 'me', name: 'Lin Xiaoming' })] }))
  expect(await session.sendLog()).toEqual({ ok: true, value: undefined })
  expect(logs[0]).toMatchObject({ client: 'h5', lines: [{ what: 'link online' }] })
  expect(JSON.stringify(logs)).not.toContain('Lin Xiaoming')
})
