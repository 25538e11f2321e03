import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { closeCodes } from '#shared/protocol/close-codes'
import { MAX_FRAME_BYTES } from '#shared/protocol/version'
import type { RoomSummary, SessionReply } from '#shared/protocol/http'
import { ask, askIn, openRoom, signIn } from '../../support/ask'
import { openRaw } from '../../support/raw-socket'
import { joinRoom } from '../../support/room-client'
import { startServer, type StartedServer } from '../../support/start-server'

let server: StartedServer
let host: SessionReply
let room: RoomSummary

beforeAll(async () => {
  server = await startServer()
  host = await signIn(server.base, 'Teacher')
  room = await openRoom(server.base, host)
})
afterAll(() => server.stop())

const ticketFor = async (session: SessionReply) => askIn(server.base, session, room.id)
const stillAnswers = async () => expect(await ask(server.base, '/healthz')).toMatchObject({ status: 200, body: { ok: true } })

describe('a socket is refused with a reason', () => {
  test.each([
    ['a forged ticket', 'not.a.ticket', 'ticket/invalid'],
    ['a session in place of a ticket', 'session', 'ticket/invalid'],
  ] as const)('for %s', async (_what, ticket, code) => {
    const { socketUrl } = await ticketFor(host)
    const raw = await openRaw(socketUrl)
    raw.join(ticket === 'session' ? host.token : ticket)
    expect(await raw.next('bye')).toEqual({ type: 'bye', code })
    expect(await raw.closed).toBe(closeCodes.refused)
  })

  test('for another version of the protocol', async () => {
    const { socketUrl, ticket } = await ticketFor(host)
    const raw = await openRaw(socketUrl)
    raw.join(ticket, { version: 99 })
    expect(await raw.next('bye')).toEqual({ type: 'bye', code: 'protocol/version' })
  })

  test('for a frame beyond 64 KB', async () => {
    const { socketUrl } = await ticketFor(host)
    const raw = await openRaw(socketUrl)
    raw.say('x'.repeat(MAX_FRAME_BYTES + 1))
    expect(await raw.closed).toBe(1009)
  })

  test('for saying nothing', async () => {
    const { socketUrl } = await ticketFor(host)
    const raw = await openRaw(socketUrl)
    expect(await raw.closed).toBe(closeCodes.silent)
  })
})

test('the newer socket of a member replaces the older, which hears so', async () => {
  const [one, two] = [await ticketFor(host), await ticketFor(host)]
  const older = await openRaw(one.socketUrl)
  older.join(one.ticket, { clientId: 'older' })
  await older.next('snapshot')
  const newer = await openRaw(two.socketUrl)
  newer.join(two.ticket, { clientId: 'newer' })
  expect((await newer.next('snapshot')).room.members).toHaveLength(1)
  expect(await older.next('bye')).toEqual({ type: 'bye', code: 'member/replaced' })
  expect(await older.closed).toBe(closeCodes.replaced)
  newer.socket.close()
})

test('a full room refuses the next one, and lets back in who is in', async () => {
  const claim = await openRoom(server.base, host, 'claims')
  const people = await Promise.all(['A', 'B'].map((name) => signIn(server.base, name)))
  const inside = await Promise.all([host, ...people].map((session) => joinRoom({ base: server.base, session, room: claim.id })))
  const late = await signIn(server.base, 'Late')
  expect(await ask(server.base, `/api/rooms/${claim.id}/join`, { token: late.token, body: { client: 'h5' } })).toMatchObject({ status: 409, body: { code: 'room/role-full' } })
  expect(await ask(server.base, `/api/rooms/${claim.id}/join`, { token: people[0]?.token ?? '', body: { client: 'h5' } })).toMatchObject({ status: 200 })
  for (const client of inside) client.close()
})

test('a person who was removed hears it, is out at once, and stays out', async () => {
  const session = await signIn(server.base, 'Loud')
  const teacher = await joinRoom({ base: server.base, session: host, room: room.id })
  const loud = await joinRoom({ base: server.base, session, room: room.id })
  expect(await teacher.command({ type: 'member.remove', member: session.user.id })).toBeNull()
  expect(await loud.ended).toEqual({ bye: 'room/removed', code: closeCodes.refused })
  expect(await ask(server.base, `/api/rooms/${room.id}/join`, { token: session.token, body: { client: 'h5' } })).toMatchObject({ status: 403, body: { code: 'room/removed' } })
  teacher.close()
})

test('ending a room tells everybody, the acknowledgement first', async () => {
  const short = await openRoom(server.base, host)
  const { socketUrl, ticket } = await askIn(server.base, host, short.id)
  const raw = await openRaw(socketUrl)
  raw.join(ticket)
  await raw.next('snapshot')
  raw.say({ type: 'command', id: 1, command: { type: 'room.end' } })
  expect(await raw.next('bye')).toEqual({ type: 'bye', code: 'room/ended' })
  expect(raw.heard.map(({ type }) => type).filter((type) => type !== 'snapshot')).toEqual(['events', 'ack', 'bye'])
})

test('whatever bytes come over the room socket, before or after the join, the server stays', async () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 2_000 }).map((array) => Buffer.from(array)), fc.string(), fc.json())
  await fc.assert(fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 5 }), fc.boolean(), async (frames, joined) => {
    const session = await signIn(server.base, 'Fuzz')
    const { socketUrl, ticket } = await ticketFor(session)
    const raw = await openRaw(socketUrl)
    if (joined) {
      raw.join(ticket)
      await raw.next('snapshot')
    }
    for (const frame of frames) if (raw.socket.readyState === raw.socket.OPEN) raw.say(frame)
    await raw.closed
    expect(raw.heard.at(-1)).toMatchObject({ type: 'bye' })
  }), { numRuns: process.env['LIANMAI_LONG'] === '1' ? 500 : 20 })
  await stillAnswers()
})

test('whatever bytes come over the HTTP port, the server stays', async () => {
  const say = (bytes: Buffer) => new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.end(bytes))
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
    socket.resume()
  })
  await Promise.all(Array.from({ length: 30 }, (_, index) => say(Buffer.concat([Buffer.from(index % 2 ? 'GET /api/socket HTTP/1.1\r\nUpgrade: websocket\r\n' : ''), randomBytes(300)]))))
  await stillAnswers()
})

test('a socket to any other path is refused', async () => {
  await expect(openRaw(server.base.replace('http', 'ws') + '/api/rooms')).rejects.toThrow()
  await expect(openRaw(server.base.replace('http', 'ws') + '/media/whip/x')).rejects.toThrow()
})

test('the same addresses are handed out under the name by which the caller came', async () => {
  const body = JSON.stringify({ client: 'h5' })
  const reply = await new Promise<string>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, method: 'POST', path: `/api/rooms/${room.id}/join`, headers: { host: 'class.example', authorization: `Bearer ${host.token}`, 'content-type': 'application/json', 'content-length': body.length } }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () => resolve(text))
    })
    asked.on('error', reject)
    asked.end(body)
  })
  expect(JSON.parse(reply)).toMatchObject({ socketUrl: 'ws://class.example/api/socket' })
})
