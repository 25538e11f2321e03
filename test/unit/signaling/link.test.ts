import { createScope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import type { ServerMessage } from '#shared/protocol/server-message'
import type { Socket } from '../../../src/platform/socket/contract'
import { openLink, type WholeMessage } from '../../../src/signaling/link'

jest.useFakeTimers()
afterEach(() => jest.clearAllTimers())

const DEADLINE_MS = 4_000
const whole: ServerMessage = { type: 'nak', id: 1, code: 'room/full' }
const piece = (text: string, last = false): ServerMessage => ({ type: 'piece', text, last })

/** A link to a server that says what the test says. */
async function link() {
  const told = { messages: [] as WholeMessage[], pieces: 0, lost: [] as string[] }
  const socket: Socket = { onOpen: null, onText: null, onClose: null, send: () => undefined, close: () => undefined }
  openLink(createScope(), { openSocket: () => socket, enter: () => Promise.resolve(success({ ticket: 't', socketUrl: 'ws://fake', media: { engine: 'gateway', play: [] } })), deadlineMs: DEADLINE_MS }, {
    admitted: () => undefined,
    opened: () => ({ type: 'ping', sentAt: 0 }),
    message: (message) => void told.messages.push(message),
    piece: () => void (told.pieces += 1),
    lost: (why) => void told.lost.push(why),
  })
  await jest.advanceTimersByTimeAsync(0)
  return { told, say: (message: ServerMessage) => socket.onText?.(JSON.stringify(message)), pass: (ms: number) => jest.advanceTimersByTimeAsync(ms) }
}

test('a message in pieces is told at the last of them', async () => {
  const { told, say } = await link()
  const text = JSON.stringify(whole)
  say(piece(text.slice(0, 10)))
  expect(told).toEqual({ messages: [], pieces: 1, lost: [] })
  say(piece(text.slice(10), true))
  expect(told).toEqual({ messages: [whole], pieces: 1, lost: [] })
})

test('pieces that make no message lose the link', async () => {
  const { told, say } = await link()
  say(piece('{', true))
  expect(told).toEqual({ messages: [], pieces: 0, lost: ['server/fault'] })
})

test('a long message is waited for as long as its pieces come, and no longer', async () => {
  const { told, say, pass } = await link()
  for (let count = 0; count < 10; count += 1) {
    say(piece('x'))
    await pass(DEADLINE_MS - 1)
  }
  expect(told).toEqual({ messages: [], pieces: 10, lost: [] })
  await pass(1)
  expect(told.lost).toEqual(['server/unreachable'])
})

test('a link on which something was said is not given up by the clock', async () => {
  const { told, say, pass } = await link()
  say(whole)
  say(piece('x'))
  await pass(DEADLINE_MS * 2)
  expect(told.lost).toEqual([])
})
