import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openRoom, signIn } from '../../test/support/ask.ts'
import { joinRoom } from '../../test/support/room-client.ts'
import { startServer } from '../../test/support/start-server.ts'
import { quantile } from '../figures.ts'
import type { AudienceOrder, AudienceReport } from '../load/audience.ts'
import { costOf, residentMegabytes } from '../process-cost.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

/** A large class: the audience is in a process of its own, and hears what the teacher says. */
export const row: Row = {
  title: 'Large class: an audience of thousands',
  measure: async ({ scope, quick, tell }) => {
    const people = quick ? 300 : PEOPLE
    const server = await startServer()
    try {
      const host = await signIn(server.base, 'Host')
      const room = await openRoom(server.base, host, 'education', '', 'large')
      const teacher = await joinRoom({ base: server.base, session: host, room: room.id })
      const audience = fork(fileURLToPath(new URL('../load/audience.ts', import.meta.url)), [server.base, room.id, String(people)], { execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] })
      scope.onEnd(() => void audience.kill('SIGKILL'))
      const joining = await costOf(server.pidOf('server'), () => once(audience, 'message'))
      tell(`${people} people are in after ${round(joining.wall, 0)} s`)
      const messages = quick ? 20 : MESSAGES
      const speaking = await costOf(server.pidOf('server'), async () => {
        for (let index = 0; index < messages; index += 1) {
          await teacher.command({ type: 'chat.send', text: `sent at ${Date.now()}` })
          await pause(EVERY_MS)
        }
      })
      await pause(SETTLE_MS)
      const { delays, closed } = await report(audience)
      teacher.close()
      return [
        { what: 'large class, chat to the audience p50', value: round(quantile(delays, 0.5)), unit: 'ms', note: `${messages} messages to ${people} people` },
        { what: 'large class, chat to the audience p95', value: round(quantile(delays, 0.95)), unit: 'ms', atMost: 500 },
        { what: 'large class, chat that did not arrive', value: messages * people - delays.length, unit: '', atMost: 0, note: `${closed} sockets closed` },
        { what: 'large class, coming in (CPU)', value: round((joining.cpu * 1e6) / people, 0), unit: 'µs' },
        { what: 'large class, the server meanwhile', value: round(speaking.cpu / speaking.wall), unit: 'cores', note: `${round(residentMegabytes(server.pidOf('server')), 0)} MB` },
      ]
    } finally {
      await server.stop()
    }
  },
}

async function report(audience: ChildProcess): Promise<AudienceReport> {
  const order: AudienceOrder = { order: 'report' }
  audience.send(order)
  const [answer] = await once(audience, 'message')
  return answer
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))

const PEOPLE = 2_000
const MESSAGES = 100
const EVERY_MS = 200
const SETTLE_MS = 2_000
