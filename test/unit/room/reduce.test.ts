import fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import { can } from '#shared/room/can'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { CHAT_KEPT, reduce } from '#shared/room/reduce'
import type { RoomState } from '#shared/room/state'
import { noLaw, type Law } from '#shared/scenario/law'
import type { Capability } from '#shared/scenario/manifest'
import { lesson } from '../../support/open-session'
import { member, room } from '../../support/room'

const idArbitrary = fc.constantFrom('a', 'b', 'c', 'd')
const onOff = fc.constantFrom('on', 'off')
const streamArbitrary = fc.record({ id: fc.constantFrom('s1', 's2', 's3'), owner: idArbitrary, source: fc.constantFrom('camera', 'screen'), via: fc.constantFrom('webrtc', 'rtmp', 'vendor'), video: fc.boolean(), audio: fc.boolean() })
const memberArbitrary = fc.record({ id: idArbitrary, microphone: onOff, camera: onOff, joinedAt: fc.nat(100) }).map((change) => member(change))

const eventArbitrary: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc.record({ type: fc.constant('member.joined'), member: memberArbitrary }),
  fc.record({ type: fc.constant('member.left'), id: idArbitrary, why: fc.constantFrom('left', 'removed', 'lost') }),
  fc.record({ type: fc.constant('member.presence'), id: idArbitrary, presence: fc.constantFrom('here', 'background', 'phone-call', 'away') }),
  fc.record({ type: fc.constant('member.media'), id: idArbitrary, microphone: onOff, camera: onOff, by: idArbitrary }),
  fc.record({ type: fc.constant('member.hand'), id: idArbitrary, raised: fc.boolean() }),
  fc.record({ type: fc.constant('member.stage'), id: idArbitrary, stage: fc.constantFrom('audience', 'invited', 'seated'), by: idArbitrary }),
  fc.record({ type: fc.constant('chat.sent'), from: idArbitrary, name: fc.string(), text: fc.string() }),
  fc.record({ type: fc.constant('stream.started'), stream: streamArbitrary }),
  fc.record({ type: fc.constant('stream.ended'), id: fc.constantFrom('s1', 's2', 's3') }),
  fc.record({ type: fc.constant('recording.started'), id: fc.constantFrom('r-1', 'r-2'), by: idArbitrary }),
  fc.record({ type: fc.constant('recording.stopped'), id: fc.constantFrom('r-1', 'r-2'), why: fc.constantFrom('by-member', 'disk-full', 'fault'), by: fc.option(idArbitrary) }),
  fc.record({ type: fc.constant('gateway.renewed'), epoch: fc.option(fc.string()) }),
  fc.record({ type: fc.constant('room.ended'), why: fc.constantFrom('by-host', 'empty') }),
  fc.record({ type: fc.constant('law.happened'), happening: fc.integer() }),
)
const logArbitrary = fc.array(eventArbitrary, { maxLength: 60 }).map((events): readonly LoggedEvent[] => events.map((event, index) => ({ seq: index + 1, at: index * 10, event })))

const sum: Law = { ...noLaw, reduce: (state: Json, happening: Json) => Number(state) + Number(happening) }
const after = (log: readonly LoggedEvent[], from: RoomState = room({ law: 0 })) => log.reduce((state, logged) => reduce(state, logged, sum), from)

test('whoever resumes stands where those stand who never left', () => {
  fc.assert(fc.property(logArbitrary, fc.nat(60), (log, cut) => {
    expect(after(log.slice(cut), after(log.slice(0, cut)))).toEqual(after(log))
  }))
})

test('a room is JSON: the wire changes nothing of it', () => {
  fc.assert(fc.property(logArbitrary, (log) => {
    const state = after(log)
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  }))
})

test('the room before an event is left as it was', () => {
  fc.assert(fc.property(logArbitrary, eventArbitrary, (log, event) => {
    const before = after(log)
    const copy = structuredCloneOf(before)
    reduce(before, { seq: 99, at: 0, event }, sum)
    expect(before).toEqual(copy)
  }))
})

test('members and streams are each there once', () => {
  fc.assert(fc.property(logArbitrary, (log) => {
    const { members, streams } = after(log)
    expect(new Set(members.map(({ id }) => id)).size).toBe(members.length)
    expect(new Set(streams.map(({ id }) => id)).size).toBe(streams.length)
  }))
})

test('who stays keeps the place in the order, whoever else comes or goes', () => {
  fc.assert(fc.property(logArbitrary, eventArbitrary, (log, event) => {
    const before = after(log)
    const next = reduce(before, { seq: 99, at: 0, event }, sum)
    const order = (one: RoomState, other: RoomState) => one.members.map(({ id }) => id).filter((id) => other.members.some((member) => member.id === id))
    expect(order(next, before)).toEqual(order(before, next))
  }))
})

test('a message whose text was taken out of the log stands as deleted', () => {
  const { chat } = after([{ seq: 1, at: 0, event: { type: 'chat.sent', from: 'a', name: 'A', text: '' } }])
  expect(chat).toEqual([{ seq: 1, at: 0, from: 'a', name: 'A', text: '', deleted: true }])
})

test('of the chat the last two hundred stay', () => {
  const log = Array.from({ length: 250 }, (_, index): LoggedEvent => ({ seq: index + 1, at: 0, event: { type: 'chat.sent', from: 'a', name: 'A', text: `${index}` } }))
  const { chat } = after(log)
  expect(chat).toHaveLength(CHAT_KEPT)
  expect(chat.at(-1)).toEqual({ seq: 250, at: 0, from: 'a', name: 'A', text: '249' })
})

test('who leaves takes the streams along', () => {
  const stream = { id: 's1', owner: 'a', source: 'camera', via: 'webrtc', video: true, audio: true } as const
  const state = room({ members: [member({ id: 'a' })], streams: [stream, { ...stream, id: 's2', owner: 'b' }] })
  expect(reduce(state, { seq: 1, at: 0, event: { type: 'member.left', id: 'a', why: 'removed' } }, noLaw)).toMatchObject({ members: [], removed: ['a'], streams: [{ id: 's2' }] })
})

test('a new gateway has no streams yet, and a vendor’s cloud keeps its own', () => {
  const stream = { id: 's1', owner: 'a', source: 'camera', via: 'webrtc', video: true, audio: true } as const
  const state = room({ streams: [stream, { ...stream, id: 's2', via: 'vendor' }] })
  expect(reduce(state, { seq: 1, at: 0, event: { type: 'gateway.renewed', epoch: 'g2' } }, noLaw)).toMatchObject({ gatewayEpoch: 'g2', streams: [{ id: 's2' }] })
})

test('a recording is seen from its start to its stop, and dated by its start', () => {
  const started = reduce(room(), { seq: 1, at: 70, event: { type: 'recording.started', id: 'r-1', by: 'a' } }, noLaw)
  expect(started.recording).toEqual({ id: 'r-1', startedAt: 70, by: 'a' })
  expect(reduce(started, { seq: 2, at: 80, event: { type: 'recording.stopped', id: 'r-1', why: 'fault', by: null } }, noLaw).recording).toBeNull()
})

test('the end of a room ends its recording', () => {
  const state = room({ recording: { id: 'r-1', startedAt: 1, by: 'a' } })
  expect(reduce(state, { seq: 1, at: 2, event: { type: 'room.ended', why: 'empty' } }, noLaw).recording).toBeNull()
})

test('sitting down lowers the hand and dates the seat', () => {
  const state = room({ members: [member({ id: 'a', stage: 'audience', hand: 5 })] })
  expect(reduce(state, { seq: 1, at: 70, event: { type: 'member.stage', id: 'a', stage: 'seated', by: 'a' } }, noLaw).members).toEqual([member({ id: 'a', hand: null, seatedAt: 70 })])
})

test.each<[role: string, stage: 'audience' | 'seated', capability: Capability, expected: boolean]>([
  ['teacher', 'seated', 'mute-others', true],
  ['teacher', 'audience', 'mute-others', true],
  ['student', 'seated', 'mute-others', false],
  ['student', 'seated', 'publish', true],
  ['student', 'audience', 'publish', false],
  ['guest', 'seated', 'publish', false],
  ['nobody', 'seated', 'chat', false],
])('%s in %s, asked for %s: %s', (role, stage, capability, expected) => {
  expect(can(member({ id: 'a', role, stage }), capability, lesson)).toBe(expected)
})

function structuredCloneOf(state: RoomState): RoomState {
  const copy: RoomState = JSON.parse(JSON.stringify(state))
  return copy
}
