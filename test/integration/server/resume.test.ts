import type { RoomSummary, SessionReply } from '#shared/protocol/http'
import { openRoom, signIn } from '../../support/ask'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { openRaw } from '../../support/raw-socket'
import { askIn } from '../../support/ask'
import { startServer, type StartedServer } from '../../support/start-server'

/** The full count belongs to the long run. */
const MESSAGES = process.env['LIANMAI_LONG'] === '1' ? 1_000 : 200
const KILLS = process.env['LIANMAI_LONG'] === '1' ? 5 : 2

let server: StartedServer
let host: SessionReply
let guest: SessionReply
let room: RoomSummary

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  host = await signIn(server.base, 'Teacher')
  guest = await signIn(server.base, 'Student')
  room = await openRoom(server.base, host)
})

const inside: RoomClient[] = []
afterEach(() => inside.splice(0).forEach((client) => client.close()))

async function enter(session: SessionReply): Promise<RoomClient> {
  const client = await joinRoom({ base: server.base, session, room: room.id })
  inside.push(client)
  return client
}
const heardTexts = ({ events }: RoomClient) => events.flatMap(({ event }) => (event.type === 'chat.sent' ? [event.text] : []))
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `message ${index}`)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a cut is made up for: everything once, in order, and nobody was shown as gone', async () => {
  const [teacher, student] = [await enter(host), await enter(guest)]
  await teacher.until('the student is in', ({ members }) => members.length === 2)
  student.cut(2_000)
  for (const text of numbers(30)) expect(await teacher.command({ type: 'chat.send', text })).toBeNull()
  const said = student.command({ type: 'chat.send', text: 'said while away' })
  for (const client of [teacher, student]) await client.until('all is heard', ({ chat }) => chat.length === 31)
  expect(await said).toBeNull()
  expect(heardTexts(student)).toEqual([...numbers(30), 'said while away'])
  expect(student.entries).toEqual({ snapshots: 1, resumes: 1 })
  expect(teacher.events.filter(({ event }) => event.type === 'member.presence')).toEqual([])
  expect(student.room).toEqual(teacher.room)
})

test('the server is killed again and again in the middle of a conversation: nothing lost, nothing doubled', async () => {
  const [teacher, student] = [await enter(host), await enter(guest)]
  const each = MESSAGES / 2
  const say = async (client: RoomClient, name: string) => {
    const outcomes: Promise<unknown>[] = []
    for (const text of numbers(each)) {
      outcomes.push(client.command({ type: 'chat.send', text: `${name} ${text}` }))
      await pause(15)
    }
    return Promise.all(outcomes)
  }
  const killing = (async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause((each * 15) / (KILLS + 1))
      await server.kill('server')
    }
  })()
  const outcomes = await Promise.all([say(teacher, 't'), say(student, 's')])
  await killing
  expect(outcomes.flat()).toEqual(Array.from({ length: MESSAGES }, () => null))
  const all = (client: RoomClient) => heardTexts(client).length >= MESSAGES
  await teacher.until('the teacher heard all', () => all(teacher))
  await student.until('the student heard all', () => all(student))
  const mine = (client: RoomClient, name: string) => heardTexts(client).filter((text) => text.startsWith(`${name} `))
  for (const client of [teacher, student]) {
    expect(heardTexts(client)).toHaveLength(MESSAGES)
    expect(mine(client, 't')).toEqual(numbers(each).map((text) => `t ${text}`))
    expect(mine(client, 's')).toEqual(numbers(each).map((text) => `s ${text}`))
  }
  const late = await enter(await signIn(server.base, 'Late'))
  expect(late.room.chat.map(({ text }) => text)).toEqual(heardTexts(teacher).slice(-200))
}, 180_000)

test('the same command over two sockets is done once', async () => {
  const say = { type: 'command', id: 1, command: { type: 'chat.send', text: 'once' } } as const
  for (const _round of [1, 2]) {
    const { ticket, socketUrl } = await askIn(server.base, host, room.id)
    const raw = await openRaw(socketUrl)
    raw.join(ticket, { clientId: 'program' })
    await raw.next('snapshot')
    raw.say(say)
    expect(await raw.next('ack')).toEqual({ type: 'ack', id: 1 })
    raw.socket.terminate()
  }
  const late = await enter(guest)
  expect(late.room.chat.map(({ text }) => text)).toEqual(['once'])
})

test('a reader that does not read is closed, and nobody waits for it', async () => {
  const { ticket, socketUrl } = await askIn(server.base, guest, room.id)
  const slow = await openRaw(socketUrl)
  slow.join(ticket)
  await slow.next('snapshot')
  slow.socket.pause()
  const teacher = await enter(host)
  const text = 'x'.repeat(2_000)
  const startedAt = Date.now()
  // The system's own socket buffers take several MB before the server's begin to fill.
  for (let round = 0; round < 12; round += 1) {
    await Promise.all(Array.from({ length: 400 }, () => teacher.command({ type: 'chat.send', text })))
    if (teacher.room.members.length === 0) break
  }
  expect(Date.now() - startedAt).toBeLessThan(60_000)
  slow.socket.resume()
  expect([4003, 1006]).toContain(await slow.closed)
  const back = await enter(guest)
  expect(back.room.chat.at(-1)?.seq).toBe(teacher.room.chat.at(-1)?.seq)
}, 120_000)
