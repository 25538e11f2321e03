import fc from 'fast-check'
import { createScope, type Scope } from '#shared/kernel/scope'
import { failure, success } from '#shared/kernel/result'
import { closeCodes } from '#shared/protocol/close-codes'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoomCommand } from '#shared/room/commands'
import { Connection } from '../../../../server/src/signaling/connection'
import { keepWire } from '../../../support/fake-wire'

let scope: Scope
beforeEach(() => {
  jest.useFakeTimers()
  scope = createScope()
})
afterEach(() => {
  scope.end()
  jest.useRealTimers()
})

function connect({ refusal }: { readonly refusal?: FailureCode } = {}) {
  const wire = keepWire()
  const commands: RoomCommand[] = []
  const ephemerals: unknown[] = []
  const visit = createScope(scope)
  const connection = new Connection({
    now: Date.now,
    enter: async () => (refusal === undefined ? success({
      seen: () => undefined,
      ephemeral: (data) => void ephemerals.push(data),
      command: async (_id, command) => {
        commands.push(command)
        return command.type === 'room.end' ? failure('member/not-allowed') : success(undefined)
      },
    }) : failure(refusal)),
  }, wire, visit)
  const say = (message: object) => connection.receive(JSON.stringify(message))
  const join = async () => {
    say({ type: 'join', version: 1, ticket: 't', clientId: 'c' })
    await jest.advanceTimersByTimeAsync(1)
  }
  return { connection, wire, commands, ephemerals, say, join, visit }
}

const chat = (id: number) => ({ type: 'command', id, command: { type: 'chat.send', text: 'hi' } })

test('commands are acknowledged or refused by their numbers', async () => {
  const { say, join, wire } = connect()
  await join()
  say(chat(1))
  say({ type: 'command', id: 2, command: { type: 'room.end' } })
  await jest.advanceTimersByTimeAsync(1)
  expect(wire.sent).toEqual([{ type: 'ack', id: 1 }, { type: 'nak', id: 2, code: 'member/not-allowed' }])
})

test('a ping is answered with both clocks', async () => {
  const { say, join, wire } = connect()
  await join()
  say({ type: 'ping', sentAt: 42 })
  expect(wire.sent).toEqual([{ type: 'pong', sentAt: 42, now: Date.now() }])
})

test.each([
  ['a command before the join', chat(1)],
  ['something else', { type: 'anything' }],
])('%s is refused with a code, and the socket is closed', (_what, message) => {
  const { say, wire } = connect()
  say(message)
  expect(wire.sent).toEqual([{ type: 'bye', code: 'protocol/invalid' }])
  expect(wire.closed).toBe(closeCodes.invalid)
})

test('a second join is refused', async () => {
  const { join, wire } = connect()
  await join()
  await join()
  expect(wire.closed).toBe(closeCodes.invalid)
})

test('bytes that are no text are refused', () => {
  const { connection, wire } = connect()
  connection.receive(null)
  expect(wire.closed).toBe(closeCodes.invalid)
})

test('who is not let in hears why', async () => {
  const { join, wire } = connect({ refusal: 'ticket/expired' })
  await join()
  expect(wire.sent).toEqual([{ type: 'bye', code: 'ticket/expired' }])
  expect(wire.closed).toBe(closeCodes.refused)
})

test('who opens a socket and says nothing is shown out after five seconds', () => {
  const { wire } = connect()
  jest.advanceTimersByTime(4_900)
  expect(wire.closed).toBeNull()
  jest.advanceTimersByTime(200)
  expect(wire.closed).toBe(closeCodes.silent)
})

test('a half open socket is closed; one that pings is not', async () => {
  const silent = connect()
  const alive = connect()
  await silent.join()
  await alive.join()
  for (let round = 0; round < 30; round += 1) {
    alive.say({ type: 'ping', sentAt: 1 })
    jest.advanceTimersByTime(3_000)
  }
  expect(silent.wire.closed).toBe(closeCodes.silent)
  expect(alive.wire.closed).toBeNull()
})

test('too many commands are refused one by one; the connection stays', async () => {
  const { say, join, wire } = connect()
  await join()
  for (let id = 1; id <= 650; id += 1) say(chat(id))
  await jest.advanceTimersByTimeAsync(1)
  expect(wire.sent.filter(({ type }) => type === 'ack')).toHaveLength(600)
  expect(wire.sent.filter(({ type }) => type === 'nak')).toHaveLength(50)
  expect(wire.closed).toBeNull()
})

test('ephemerals beyond their rate are dropped without a word', async () => {
  const { say, join, ephemerals, wire } = connect()
  await join()
  for (let count = 0; count < 100; count += 1) say({ type: 'ephemeral', data: { type: 'level', level: 0.5 } })
  expect(ephemerals).toHaveLength(60)
  expect(wire.sent).toEqual([])
})

test('a flood of frames ends the connection', async () => {
  const { say, join, wire } = connect()
  await join()
  for (let count = 0; count < 1_100; count += 1) say({ type: 'ping', sentAt: 1 })
  expect(wire.sent.at(-1)).toEqual({ type: 'bye', code: 'rate/limited' })
})

test('leaving is acknowledged, then the socket is closed as usual', async () => {
  const { say, join, wire } = connect()
  await join()
  say({ type: 'command', id: 1, command: { type: 'room.leave' } })
  await jest.advanceTimersByTimeAsync(1)
  expect(wire.sent).toEqual([{ type: 'ack', id: 1 }])
  expect(wire.closed).toBe(1_000)
})

test('any text is either understood or ends the connection with a code; nothing throws', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 }), (texts) => {
    const { connection, wire } = connect()
    for (const text of texts) connection.receive(text)
    expect(wire.closed === null || wire.sent.at(-1)?.type === 'bye').toBe(true)
  }), { numRuns: 150 })
})
