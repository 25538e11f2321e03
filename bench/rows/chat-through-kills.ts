import { signIn, openRoom } from '../../test/support/ask.ts'
import { countAloud, gaps } from '../../test/support/numbered.ts'
import { joinRoom } from '../../test/support/room-client.ts'
import { seeded, seedOfRun } from '../../test/support/seeded.ts'
import { startServer } from '../../test/support/start-server.ts'
import type { Row } from '../row.ts'

/** Numbered chat messages of two people, through cut sockets and a server and a gateway that are killed again and again. */
export const row: Row = {
  title: 'Chat through cuts and kills',
  measure: async ({ scope, quick, tell }) => {
    const [each, overMs] = quick ? [50, 6_000] : [500, 60_000]
    const seed = seedOfRun()
    const random = seeded(seed)
    tell(`seed ${seed}`)
    const server = await startServer()
    try {
      const host = await signIn(server.base, 'Host')
      const room = await openRoom(server.base, host)
      const join = async (name: string) => joinRoom({ base: server.base, room: room.id, session: name === 'Host' ? host : await signIn(server.base, name) })
      const [one, other, reader] = [await join('Host'), await join('Student'), await join('Reader')]
      const counting = [countAloud(scope, one, 'a', each, overMs), countAloud(scope, other, 'b', each, overMs)]
      const done = { cuts: 0, servers: 0, gateways: 0 }
      const until = Date.now() + overMs
      while (Date.now() < until) {
        await new Promise((later) => setTimeout(later, 1_000 + random() * 4_000))
        const pick = random()
        if (pick < 0.5) {
          const victim = [one, other, reader][Math.floor(random() * 3)]
          victim?.cut(random() * 5_000)
          done.cuts += 1
        } else if (pick < 0.85) {
          await server.kill('server')
          done.servers += 1
        } else {
          await server.kill('gateway')
          done.gateways += 1
        }
      }
      await Promise.all(counting)
      await reader.until('the last message', () => heard(reader).length >= each * 2).catch(() => undefined)
      const found = [one, other, reader].flatMap((client) => ['a', 'b'].map((prefix) => gaps(heard(client), prefix, 1, each)))
      for (const client of [one, other, reader]) client.close()
      return [
        { what: `chat lost, of ${each * 2} messages to 3 people`, value: found.reduce((sum, { lost }) => sum + lost.length, 0), unit: '', atMost: 0, note: `${done.cuts} cuts, ${done.servers} servers and ${done.gateways} gateways killed; seed ${seed}` },
        { what: 'chat doubled', value: found.reduce((sum, { doubled }) => sum + doubled.length, 0), unit: '', atMost: 0 },
      ]
    } finally {
      await server.stop()
    }
  },
}

/** What a person heard of the chat since coming in. */
const heard = ({ events }: { readonly events: Awaited<ReturnType<typeof joinRoom>>['events'] }): readonly string[] =>
  events.flatMap(({ event }) => (event.type === 'chat.sent' ? [event.text] : []))
