import { WebSocket } from 'ws'
import type { Json } from '#shared/kernel/json'
import { PROTOCOL_VERSION } from '#shared/protocol/version'
import type { ServerMessage } from '#shared/protocol/server-message'
import { askIn, signIn } from '../../test/support/ask.ts'

/**
 * The audience of one room: sockets that hear, keep alive, and make a move of the law when they are told to.
 * Run as a process of its own: `audience.ts <base> <room> <people>`; IPC tells the parent when all are in, and what was heard.
 */
async function main([base = '', room = '', people = '100']: readonly string[]): Promise<void> {
  const sockets: WebSocket[] = []
  for (let from = 0; from < Number(people); from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, Number(people) - from) }, (_, index) => from + index)
    sockets.push(...(await Promise.all(batch.map((number) => sit(base, room, number)))))
  }
  setInterval(() => sockets.forEach((socket) => socket.send(JSON.stringify({ type: 'ping', sentAt: Date.now() }))), PING_MS)
  process.on('message', (order: AudienceOrder) => {
    if (order.order === 'answer') answer(sockets, order.move)
    else process.send?.({ delays, answered, closed } satisfies AudienceReport)
  })
  process.send?.('in')
}

/** Every one makes this move once, over five seconds. */
export interface AudienceAnswer { readonly order: 'answer'; readonly move: Json }
export type AudienceOrder = AudienceAnswer | { readonly order: 'report' }
export interface AudienceReport {
  /** From the moment in the text to its arrival, ms, of every message and everybody. */
  readonly delays: readonly number[]
  readonly answered: number
  readonly closed: number
}

const delays: number[] = []
let answered = 0
let closed = 0

function answer(sockets: readonly WebSocket[], move: Json): void {
  for (const [index, socket] of sockets.entries()) {
    setTimeout(() => socket.send(JSON.stringify({ type: 'command', id: 1, command: { type: 'law.move', move } })), (index / sockets.length) * ANSWERS_MS)
  }
}

async function sit(base: string, room: string, number: number): Promise<WebSocket> {
  const { ticket, socketUrl } = await askIn(base, await signIn(base, `Person ${number}`), room)
  const socket = new WebSocket(socketUrl, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.on('close', () => void (closed += 1))
  const seated = new Promise<void>((resolve) => {
    socket.on('message', (frame) => {
      const message: ServerMessage = JSON.parse(String(frame))
      if (message.type === 'snapshot') resolve()
      hear(message)
    })
  })
  socket.send(JSON.stringify({ type: 'join', version: PROTOCOL_VERSION, ticket, clientId: `person${number}` }))
  await seated
  return socket
}

function hear(message: ServerMessage): void {
  if (message.type === 'ack') answered += 1
  if (message.type !== 'events') return
  for (const { event } of message.events) {
    const told = event.type === 'chat.sent' ? event.text : event.type === 'law.happened' ? JSON.stringify(event.happening) : ''
    const [, sentAt] = /sent at (\d+)/.exec(told) ?? []
    if (sentAt !== undefined) delays.push(Date.now() - Number(sentAt))
  }
}

const AT_ONCE = 25
const PING_MS = 3_000
const ANSWERS_MS = 5_000

await main(process.argv.slice(2))
