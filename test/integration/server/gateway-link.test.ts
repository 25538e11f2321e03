import type { SessionReply } from '#shared/protocol/http'
import { ask, askPublish, openRoom, signIn } from '../../support/ask'
import { joinRoom } from '../../support/room-client'
import { startServer, type StartedServer } from '../../support/start-server'

let server: StartedServer
let host: SessionReply
beforeAll(async () => {
  server = await startServer()
  host = await signIn(server.base, 'Teacher')
})
afterAll(() => server.stop())

test('the death of the gateway is told in the room, and so is its successor', async () => {
  const room = await openRoom(server.base, host)
  const teacher = await joinRoom({ base: server.base, session: host, room: room.id })
  const { gatewayEpoch: before } = await teacher.until('a gateway is here', ({ gatewayEpoch }) => gatewayEpoch !== null)
  await server.kill('gateway')
  const { gatewayEpoch: after } = await teacher.until('another gateway is here', ({ gatewayEpoch }) => gatewayEpoch !== null && gatewayEpoch !== before)
  expect(after).not.toBe(before)
  expect(await teacher.command({ type: 'chat.send', text: 'the room went on' })).toBeNull()
  teacher.close()
})

test('the death of the server leaves the gateway as it is', async () => {
  const room = await openRoom(server.base, host)
  const teacher = await joinRoom({ base: server.base, session: host, room: room.id })
  const { gatewayEpoch } = await teacher.until('a gateway is here', (state) => state.gatewayEpoch !== null)
  const pid = server.pidOf('gateway')
  await server.kill('server')
  expect(await teacher.command({ type: 'chat.send', text: 'after the restart' })).toBeNull()
  expect(server.pidOf('gateway')).toBe(pid)
  expect(teacher.room.gatewayEpoch).toBe(gatewayEpoch)
  expect(teacher.events.filter(({ event }) => event.type === 'gateway.renewed' && event.epoch === null)).toEqual([])
  teacher.close()
})

test('media requests reach the gateway through the one HTTP port, and are refused with its reasons', async () => {
  const room = await openRoom(server.base, host)
  const teacher = await joinRoom({ base: server.base, session: host, room: room.id })
  const { whip } = await askPublish(server.base, host, room.id)
  const offer = (url: string) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: 'v=0\r\nnonsense' })
  const refused = await offer(whip)
  expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 400, body: { code: 'media/sdp-invalid' } })
  const forged = await offer(`${whip.split('?')[0]}?token=forged`)
  expect({ status: forged.status, body: await forged.json() }).toMatchObject({ status: 401, body: { code: 'media/token-invalid' } })
  teacher.close()
})

test('after leaving, the address to publish is void', async () => {
  const room = await openRoom(server.base, host)
  const session = await signIn(server.base, 'Student')
  const student = await joinRoom({ base: server.base, session, room: room.id })
  const { whip } = await askPublish(server.base, session, room.id)
  expect(await student.command({ type: 'room.leave' })).toBeNull()
  const refused = await fetch(whip, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: 'v=0\r\n' })
  expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 403, body: { code: 'media/token-revoked' } })
  student.close()
})

test('the watchers are told: alive, ready, and how it is', async () => {
  expect(await ask(server.base, '/healthz')).toMatchObject({ status: 200, body: { ok: true } })
  expect(await ask(server.base, '/readyz')).toMatchObject({ status: 200, body: { ready: true, store: true, gateway: true } })
  expect(await (await fetch(`${server.base}/metrics`)).text()).toMatch(/lianmai_gateway_up 1/)
})
