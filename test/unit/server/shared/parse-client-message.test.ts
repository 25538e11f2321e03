import fc from 'fast-check'
import { parseClientMessage } from '#shared/protocol/parse-client-message'
import { parseServerMessage } from '#shared/protocol/parse-server-message'
import { MAX_CHAT_LENGTH } from '#shared/protocol/version'

const parsed = (message: unknown) => parseClientMessage(JSON.stringify(message))
const command = (asked: unknown) => parsed({ type: 'command', id: 1, command: asked })

test.each([
  { type: 'join', version: 1, ticket: 't', clientId: 'c-1' },
  { type: 'join', version: 1, ticket: 't', clientId: 'c', epoch: 'e', since: 0 },
  { type: 'command', id: 3, command: { type: 'chat.send', text: 'hello' } },
  { type: 'command', id: 3, command: { type: 'law.move', move: { any: ['json', null, 1] } } },
  { type: 'command', id: 3, command: { type: 'recording.start' } },
  { type: 'command', id: 4, command: { type: 'recording.stop' } },
  { type: 'ephemeral', data: { type: 'quality', up: 'good', down: 'poor', rttMs: null } },
  { type: 'ephemeral', data: { type: 'law', data: { part: 'board', data: [[1, 2], [3, 4]] } } },
  { type: 'ping', sentAt: 12.5 },
])('%j is understood as it is', (message) => {
  expect(parsed(message)).toEqual({ ok: true, value: message })
})

test.each([
  ['no type', {}],
  ['an unknown type', { type: 'hello' }],
  ['an unknown command', { type: 'command', id: 1, command: { type: 'room.burn' } }],
  ['a negative number', { type: 'join', version: 1, ticket: 't', clientId: 'c', since: -1 }],
  ['a program’s name that is a path', { type: 'join', version: 1, ticket: 't', clientId: '../..' }],
  ['an endless ticket', { type: 'join', version: 1, ticket: 'x'.repeat(5_000), clientId: 'c' }],
  ['a loudness beyond 1', { type: 'ephemeral', data: { type: 'level', level: 2 } }],
  ['passing data of more than 4 KB', { type: 'ephemeral', data: { type: 'law', data: 'x'.repeat(4_095) } }],
  ['passing data that nests too deep', { type: 'ephemeral', data: { type: 'law', data: JSON.parse('[[[[[[[[[1]]]]]]]]]') } }],
  ['passing data of nothing', { type: 'ephemeral', data: { type: 'law' } }],
  ['a list', []],
  ['null', null],
])('%s is refused', (_name, message) => {
  expect(parsed(message)).toEqual({ ok: false, failure: 'protocol/invalid' })
})

test('chat is trimmed, never empty and never endless', () => {
  expect(command({ type: 'chat.send', text: '  hi ' })).toMatchObject({ value: { command: { text: 'hi' } } })
  expect(command({ type: 'chat.send', text: ' \n ' }).ok).toBe(false)
  expect(command({ type: 'chat.send', text: 'x'.repeat(MAX_CHAT_LENGTH) }).ok).toBe(true)
  expect(command({ type: 'chat.send', text: 'x'.repeat(MAX_CHAT_LENGTH + 1) }).ok).toBe(false)
})

test('a move nested without end is refused, and does not run the stack out', () => {
  const nested = (depth: number) => `{"type":"command","id":1,"command":{"type":"law.move","move":${'['.repeat(depth)}${']'.repeat(depth)}}}`
  expect(parseClientMessage(nested(10)).ok).toBe(true)
  expect(parseClientMessage(nested(30_000)).ok).toBe(false)
})

test('unknown fields are dropped, so that old servers take newer clients', () => {
  expect(parsed({ type: 'ping', sentAt: 1, news: true })).toEqual({ ok: true, value: { type: 'ping', sentAt: 1 } })
})

test('a field named like an object’s own is no way in', () => {
  expect(parseClientMessage('{"type":"ping","sentAt":1,"__proto__":{"admin":true}}')).toEqual({ ok: true, value: { type: 'ping', sentAt: 1 } })
})

const mutilated = fc.tuple(
  fc.constantFrom('{"type":"join","version":1,"ticket":"t","clientId":"c"}', '{"type":"command","id":1,"command":{"type":"chat.send","text":"hi"}}', '{"type":"snapshot","epoch":"e","seq":1,"you":"u","now":1,"room":{}}'),
  fc.nat(80), fc.string(), fc.nat(5),
).map(([text, at, put, cut]) => text.slice(0, at) + put + text.slice(at + cut))

test('any text either parses or is refused, at both doors, and nothing throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), mutilated, fc.string({ unit: 'binary' })), (text) => {
    expect(typeof parseClientMessage(text).ok).toBe('boolean')
    expect(typeof parseServerMessage(text).ok).toBe('boolean')
  }), { numRuns: 1_000 })
})
