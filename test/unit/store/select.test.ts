import type { Member, Stream } from '#shared/room/state'
import { headline } from '../../../src/store/headline'
import { audience, canDo, canInvite, canMute, canRemove, canShare, canTakeDown, handPlace, hands, seated, serverNow, tiles, unread } from '../../../src/store/select'
import type { LiveState } from '../../../src/store/state'
import { wantedStreams } from '../../../src/store/streams'
import { lesson } from '../../support/open-session'
import { member, room } from '../../support/room'

const teacher = member({ id: 'teacher', role: 'teacher', joinedAt: 1 })
const first = member({ id: 'first', joinedAt: 2, hand: 90, microphone: 'on' })
const late = member({ id: 'late', joinedAt: 0, seatedAt: 50, hand: 80 })
const listener = member({ id: 'listener', stage: 'audience', joinedAt: 3 })
const guest = member({ id: 'guest', role: 'guest', stage: 'audience', joinedAt: 4 })

const as = (you: string, change: Partial<LiveState> = {}, members: readonly Member[] = [late, teacher, first, listener, guest]): LiveState => ({
  phase: 'live', room: room({ members }), you, link: { link: 'online' }, clockOffsetMs: 0, quality: {}, levels: {}, readUpTo: 0, recorded: null, notices: [], ...change,
})
const ids = (members: readonly { readonly id: string }[]) => members.map(({ id }) => id)

test('the stage is ordered by when the seat was taken', () => {
  expect(ids(seated(as('first')))).toEqual(['teacher', 'first', 'late'])
  expect(ids(audience(as('first')))).toEqual(['listener', 'guest'])
})

test('the hand that was first raised comes first', () => {
  expect(ids(hands(as('teacher')))).toEqual(['late', 'first'])
})

test('a raised hand has its place among those one is told of; in a crowd among those of all', () => {
  expect([handPlace(as('late')), handPlace(as('first')), handPlace(as('listener'))]).toEqual([1, 2, null])
  const crowd = (order: readonly number[]) => handPlace(as('first', { room: room({ members: [teacher, first], hands: order }) }))
  expect([crowd([20, 70, 90]), crowd([20])]).toEqual([3, null])
})

test('a tile tells who is main, who speaks and since when it is there', () => {
  const [main, , last] = tiles(as('first', { levels: { late: 0.5 } }), 'teacher')
  expect(main).toEqual({ id: 'teacher', main: true, speaking: false, screen: false, since: 1 })
  expect(last).toEqual({ id: 'late', main: false, speaking: true, screen: false, since: 50 })
})

const screenOf = (owner: string): Stream => ({ id: `room1-${owner}-screen`, owner, source: 'screen', via: 'webrtc', video: true, audio: true })

test('a shared screen is a tile of its own, behind its owner’s', () => {
  const all = tiles(as('first', { room: room({ members: [teacher, first, listener], streams: [screenOf('teacher'), screenOf('listener')] }) }), 'teacher')
  expect(all.map(({ id, main, screen }) => [id, main, screen])).toEqual([['teacher', true, false], ['room1-teacher-screen', false, true], ['first', false, false]])
})

test('a screen is wanted first, its picture only while it is shown; the own one never', () => {
  const streams = [{ id: 'c', owner: 'teacher', source: 'camera', via: 'webrtc', video: true, audio: true } as const, screenOf('teacher')]
  const live = as('first', { room: room({ members: [teacher, first], streams }) })
  expect(wantedStreams(live, null)).toEqual([{ id: 'room1-teacher-screen', video: true, audio: true }, { id: 'c', video: true, audio: true }])
  expect(wantedStreams(live, ['teacher'])).toEqual([{ id: 'room1-teacher-screen', video: false, audio: true }, { id: 'c', video: true, audio: true }])
  expect(wantedStreams(live, ['room1-teacher-screen'])).toEqual([{ id: 'room1-teacher-screen', video: true, audio: true }, { id: 'c', video: false, audio: true }])
  expect(wantedStreams({ ...live, you: 'teacher' }, null)).toEqual([])
})

test('a role that has the screen among its sources shares it, on stage alone', () => {
  expect(['teacher', 'first', 'guest', 'nobody'].map((you) => canShare(as(you), lesson))).toEqual([true, false, false, false])
  expect(canShare(as('teacher', {}, [{ ...teacher, stage: 'audience' }]), lesson)).toBe(false)
})

test('own messages are never unread', () => {
  const chat = [{ seq: 1, from: 'teacher', name: 'T', text: 'a', at: 0 }, { seq: 2, from: 'first', name: 'F', text: 'b', at: 0 }, { seq: 3, from: 'teacher', name: 'T', text: 'c', at: 0 }]
  expect(unread(as('first', { room: room({ members: [teacher, first], chat }), readUpTo: 1 })).map(({ seq }) => seq)).toEqual([3])
})

test('a teacher rules the stage, and nobody else does', () => {
  const teaching = as('teacher')
  expect([canInvite(teaching, 'listener', lesson), canTakeDown(teaching, 'first', lesson), canMute(teaching, 'first', 'microphone', lesson), canRemove(teaching, 'guest', lesson)]).toEqual([true, true, true, true])
  const learning = as('first')
  expect([canInvite(learning, 'listener', lesson), canTakeDown(learning, 'late', lesson), canMute(learning, 'teacher', 'microphone', lesson), canRemove(learning, 'guest', lesson)]).toEqual([false, false, false, false])
})

test('nobody is invited who may not publish, who sits already, or to a stage that is full', () => {
  const teaching = as('teacher')
  expect(canInvite(teaching, 'guest', lesson)).toBe(false)
  expect(canInvite(teaching, 'first', lesson)).toBe(false)
  expect(canInvite(teaching, 'listener', { ...lesson, seats: 3 })).toBe(false)
})

test('nobody takes down, mutes or removes themselves, and the host stays', () => {
  const teaching = as('teacher')
  expect([canTakeDown(teaching, 'teacher', lesson), canMute(teaching, 'teacher', 'camera', lesson), canRemove(teaching, 'teacher', lesson)]).toEqual([false, false, false])
})

test('whoever the room has lost may do nothing', () => {
  expect(canDo(as('nobody'), 'chat', lesson)).toBe(false)
})

test('the server’s time counts', () => {
  expect(serverNow(as('first', { clockOffsetMs: -300 }), 1_000)).toBe(700)
})

test('a stream without a picture is wanted for its sound', () => {
  const streams = [{ id: 's', owner: 'first', source: 'camera', via: 'rtmp', video: false, audio: true } as const]
  expect(wantedStreams(as('teacher', { room: room({ members: [teacher, first], streams }) }), null)).toEqual([{ id: 's', video: false, audio: true }])
})

test('a machine below the stage that is shown is seen and not heard', () => {
  const streams = [{ id: 's', owner: 'listener', source: 'front', via: 'rtmp', video: true, audio: true } as const]
  const live = as('teacher', { room: room({ members: [teacher, listener], streams }) })
  expect(wantedStreams(live, ['listener'])).toEqual([{ id: 's', video: true, audio: false }])
  expect(wantedStreams(live, null)).toEqual([])
})

test('of a mix one stream is wanted; who speaks takes its picture, and hears the others as always', () => {
  const streams = ['teacher', 'first'].map((owner) => ({ id: `${owner}-s`, owner, source: 'camera', via: 'rtmp', video: true, audio: true }) as const)
  const mixed = room({ members: [teacher, first, listener], streams, mix: { layout: 'class', startedAt: 0, by: 'teacher' } })
  expect(wantedStreams(as('listener', { room: mixed }), 'mix')).toEqual([{ id: 'room1-mix', video: true, audio: true }])
  expect(wantedStreams(as('first', { room: mixed }), 'mix')).toEqual([{ id: 'room1-mix', video: true, audio: false }, { id: 'teacher-s', video: false, audio: true }])
  expect(wantedStreams(as('first', { room: { ...mixed, mix: null } }), 'mix')).toEqual([])
})

test('one thing is said first', () => {
  expect(headline({ phase: 'idle' })).toBe('none')
  expect(headline({ phase: 'joining' })).toBe('joining')
  expect(headline(as('first'))).toBe('none')
  expect(headline(as('first', { link: { link: 'offline', attempt: 1, retryAt: 0 } }))).toBe('reconnecting')
  expect(headline(as('first', { room: room({ gatewayEpoch: null }) }))).toBe('media-away')
  expect(headline({ phase: 'ended', why: 'left' })).toBe('ended')
})
