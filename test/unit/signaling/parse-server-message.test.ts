import fc from 'fast-check'
import { parseServerMessage } from '#shared/protocol/parse-server-message'
import type { ServerMessage } from '#shared/protocol/server-message'
import { member, room } from '../../support/room'

const messages: readonly ServerMessage[] = [
  { type: 'snapshot', epoch: 'e', seq: 3, you: 'a', now: 5, room: room({ members: [member({ id: 'a', seatedAt: 4, hand: 2 })], law: { turns: [1, null, 'x'] }, life: { phase: 'ended', why: 'empty', at: 3 }, recording: { id: 'r-1', startedAt: 2, by: 'a' } }) },
  { type: 'resumed', seq: 3, now: 5 },
  { type: 'events', events: [{ seq: 4, at: 1, event: { type: 'law.happened', happening: null } }, { seq: 5, at: 1, event: { type: 'gateway.renewed', epoch: null } }, { seq: 6, at: 1, event: { type: 'recording.started', id: 'r-1', by: 'a' } }, { seq: 7, at: 2, event: { type: 'recording.stopped', id: 'r-1', why: 'disk-full', by: null } }] },
  { type: 'ephemeral', from: 'a', data: { type: 'quality', up: 'good', down: 'unknown', rttMs: null } },
  { type: 'ephemeral', from: 'a', data: { type: 'law', data: [1, null] } },
  { type: 'ack', id: 1 },
  { type: 'nak', id: 2, code: 'stage/full' },
  { type: 'pong', sentAt: 1, now: 2 },
  { type: 'bye', code: 'room/removed' },
]

test.each(messages)('$type comes through as it was sent', (message) => {
  expect(parseServerMessage(JSON.stringify(message))).toEqual({ ok: true, value: message })
})

test('any text either parses or is refused', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    expect(typeof parseServerMessage(text).ok).toBe('boolean')
  }))
})

test('a message that was changed anywhere is a message or is refused', () => {
  fc.assert(fc.property(fc.constantFrom(...messages), fc.nat(), fc.string({ maxLength: 3 }), (message, at, change) => {
    const text = JSON.stringify(message)
    const place = at % text.length
    expect(typeof parseServerMessage(text.slice(0, place) + change + text.slice(place + 1)).ok).toBe('boolean')
  }), { numRuns: 500 })
})

test.each(['toString', 'room/unheard-of', 7, null])('a good-bye with the code %p is refused', (code) => {
  expect(parseServerMessage(JSON.stringify({ type: 'bye', code }))).toEqual({ ok: false, failure: 'protocol/invalid' })
})
