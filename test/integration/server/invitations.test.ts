import type { RoomSummary, SessionReply } from '#shared/protocol/http'
import { ask, askInvitation, openRoom, signIn } from '../../support/ask'
import { joinRoom } from '../../support/room-client'
import { startServer, type StartedServer } from '../../support/start-server'

let server: StartedServer
let host: SessionReply

beforeAll(async () => {
  server = await startServer()
  host = await signIn(server.base, 'Host')
})
afterAll(() => server.stop())

const joinAs = async (room: RoomSummary, session: SessionReply, body: object) =>
  (await ask(server.base, `/api/rooms/${room.joinCode}/join`, { token: session.token, body: { client: 'h5', ...body } })).body.code

test.each([['education', 'assistant'], ['claims', 'supervisor'], ['claw', 'machine']])('in %s, the code alone makes nobody %s', async (scenario, role) => {
  const room = await openRoom(server.base, host, scenario)
  const stranger = await signIn(server.base, 'Stranger')
  expect(await joinAs(room, stranger, { role })).toBe('room/role-invitation')
  const { invitation } = await askInvitation(server.base, host, room.id, role)
  expect(await joinAs(room, stranger, { role, invitation })).toBeUndefined()
})

test('an invited assistant is one, also after a cut and without the paper, until the visit is over', async () => {
  const room = await openRoom(server.base, host)
  const { invitation } = await askInvitation(server.base, host, room.id, 'assistant')
  const session = await signIn(server.base, 'Assistant')
  const assistant = await joinRoom({ base: server.base, session, room: room.joinCode, role: 'assistant', invitation })
  const student = await joinRoom({ base: server.base, session: await signIn(server.base, 'Student'), room: room.joinCode })
  await assistant.until('the student is in', ({ members }) => members.length === 2)
  expect(await assistant.command({ type: 'member.mute', member: student.you, device: 'microphone' })).toBeNull()
  expect(await student.command({ type: 'member.mute', member: assistant.you, device: 'microphone' })).toBe('member/not-allowed')
  assistant.cut()
  expect(await assistant.command({ type: 'chat.send', text: 'back' })).toBeNull()
  expect(assistant.room.members.find(({ id }) => id === assistant.you)?.role).toBe('assistant')
  expect(await joinAs(room, session, { role: 'assistant' })).toBeUndefined()
  expect(await assistant.command({ type: 'room.leave' })).toBeNull()
  assistant.close()
  expect(await joinAs(room, session, { role: 'assistant' })).toBe('room/role-invitation')
  student.close()
})

test('only the host hands invitations out', async () => {
  const room = await openRoom(server.base, host)
  const { invitation } = await askInvitation(server.base, host, room.id, 'assistant')
  const session = await signIn(server.base, 'Assistant')
  const assistant = await joinRoom({ base: server.base, session, room: room.id, role: 'assistant', invitation })
  await expect(askInvitation(server.base, session, room.id, 'assistant')).rejects.toThrow('member/not-allowed')
  await expect(askInvitation(server.base, host, room.id, 'teacher')).rejects.toThrow('member/not-allowed')
  assistant.close()
})
