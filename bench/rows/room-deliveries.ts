import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { Scope } from '#shared/kernel/scope'
import { PROTOCOL_VERSION } from '#shared/protocol/version'
import { askIn, openRoom, signIn } from '../../test/support/ask.ts'
import { joinRoom } from '../../test/support/room-client.ts'
import { startServer } from '../../test/support/start-server.ts'
import { quantile } from '../figures.ts'
import { costOf } from '../process-cost.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

/** What the room server needs for one message to one person, and for one person to come in. */
export const row: Row = {
  title: 'Room: deliveries and joins',
  measure: async ({ scope, quick, tell }) => {
    const server = await startServer()
    try {
      const host = await signIn(server.base, 'Host')
      const room = await openRoom(server.base, host)
      const speaker = await joinRoom({ base: server.base, session: host, room: room.id })
      const viewers: Viewer[] = []
      const joinTimes: number[] = []
      const joining = await costOf(server.pidOf('server'), async () => {
        for (let index = 0; index < (quick ? 50 : VIEWERS); index += 1) {
          const began = performance.now()
          viewers.push(await enter(scope, server.base, room.id, `Viewer ${index}`))
          joinTimes.push(performance.now() - began)
        }
      })
      tell(`${viewers.length} people are in`)
      const messages = quick ? 60 : MESSAGES
      const before = viewers.map(({ heard }) => heard())
      const cost = await costOf(server.pidOf('server'), async () => {
        for (let index = 0; index < messages; index += 1) await speaker.command({ type: 'chat.send', text: `message ${index}` })
        await allHeard(viewers, before, messages)
      })
      speaker.close()
      return [
        { what: 'room, a delivery (CPU)', value: round((cost.cpu * 1e6) / (messages * viewers.length)), unit: 'µs', note: `${messages} stored messages to ${viewers.length} people, each on its own` },
        { what: 'room, coming in p50', value: round(quantile(joinTimes, 0.5)), unit: 'ms', note: 'sign in, ticket, socket, snapshot' },
        { what: 'room, coming in p95', value: round(quantile(joinTimes, 0.95)), unit: 'ms' },
        { what: 'room, coming in (CPU)', value: round((joining.cpu * 1e6) / viewers.length, 0), unit: 'µs', note: `while up to ${viewers.length} are told of it` },
      ]
    } finally {
      await server.stop()
    }
  },
}

interface Viewer {
  /** Chat messages that arrived. */
  heard(): number
}

/** A viewer that costs as little as it can: it counts, and parses nothing. */
async function enter(scope: Scope, base: string, room: string, name: string): Promise<Viewer> {
  const session = await signIn(base, name)
  const { ticket, socketUrl } = await askIn(base, session, room)
  const socket = new WebSocket(socketUrl, { perMessageDeflate: false })
  let heard = 0
  scope.onEnd(() => socket.terminate())
  const ping = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify({ type: 'ping', sentAt: Date.now() })), 3_000)
  scope.onEnd(() => clearInterval(ping))
  await new Promise<void>((inside, refused) => {
    socket.on('error', refused)
    socket.on('close', () => refused(new Error('the server closed the door')))
    socket.on('open', () => socket.send(JSON.stringify({ type: 'join', version: PROTOCOL_VERSION, ticket, clientId: randomUUID() })))
    socket.on('message', (frame: Buffer) => {
      if (frame.includes('"snapshot"')) inside()
      else heard += frame.toString().split('"chat.sent"').length - 1
    })
  })
  return { heard: () => heard }
}

async function allHeard(viewers: readonly Viewer[], before: readonly number[], messages: number): Promise<void> {
  const until = Date.now() + 60_000
  while (viewers.some(({ heard }, index) => heard() - (before[index] ?? 0) < messages)) {
    if (Date.now() > until) throw new Error('not every message reached everybody')
    await new Promise((later) => setTimeout(later, 10))
  }
}

const VIEWERS = 300
const MESSAGES = 300
