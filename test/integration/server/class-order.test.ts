import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { AttendanceReply } from '#shared/protocol/attendance'
import type { RoomSummary, SessionReply } from '#shared/protocol/http'
import { readConfig } from '../../../server/src/config/read-config'
import { readSecret } from '../../../server/src/config/secret'
import { serve } from '../../../server/src/serve'
import { readRoll } from '../../../src/scenarios/education/law/roll/reduce'
import { ruledScenarios } from '../../../src/scenarios/laws'
import { ask, askIn, askInvitation, openRoom, signIn } from '../../support/ask'
import { freeTcpPorts } from '../../support/free-ports'
import { renderProgram } from '../../support/render-program'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { openSilentGateway } from '../../support/silent-gateway'

let dataDir: string
let scope: Scope
let base: string
let room: RoomSummary
let sessions: Readonly<Record<'lin' | 'ann' | 'bob', SessionReply>>

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lianmai-order-'))
  scope = createScope()
  const [gatewayPort = 0] = await freeTcpPorts(1)
  await openSilentGateway(gatewayPort, scope)
  const config = readConfig(['--role=server', '--port=0', `--gateway-port=${gatewayPort}`, `--data=${dataDir}`], { LIANMAI_RATE_SCALE: '100' }, dataDir)
  if (!config.ok) throw new Error(config.failure)
  const port = await serve({ config: config.value, secret: readSecret(dataDir), certificate: null, scenarios: ruledScenarios, render: renderProgram, logger: pino({ level: 'silent' }) }, scope)
  base = `http://127.0.0.1:${port}`
})
afterAll(() => {
  scope.end()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  sessions = { lin: await signIn(base, '林老师'), ann: await signIn(base, '=Ann'), bob: await signIn(base, 'Bob') }
  room = await openRoom(base, sessions.lin)
})

const inside: RoomClient[] = []
afterEach(() => inside.splice(0).forEach((client) => client.close()))

async function enter(session: SessionReply, lively = true): Promise<RoomClient> {
  const client = await joinRoom({ base, session, room: room.id, lively })
  inside.push(client)
  return client
}
const attendance = (session: SessionReply) => ask<AttendanceReply>(base, `/api/rooms/${room.id}/attendance`, { token: session.token })

describe('a deleted message', () => {
  test('is nowhere for who comes late', async () => {
    const [lin, ann, bob] = [await enter(sessions.lin), await enter(sessions.ann), await enter(sessions.bob)]
    await ann.command({ type: 'chat.send', text: 'the secret word' })
    const message = (await lin.until('it is said', ({ chat }) => chat.length > 0)).chat[0]?.seq ?? 0
    expect(await bob.command({ type: 'chat.delete', message })).toBe('member/not-allowed')
    expect(await ann.command({ type: 'chat.delete', message })).toBeNull()
    await bob.until('he is told', ({ chat }) => chat[0]?.deleted === true)
    const late = await joinRoom({ base, session: await signIn(base, 'Late'), room: room.id })
    inside.push(late)
    expect(JSON.stringify([late.room, late.events])).not.toContain('the secret word')
    expect(late.room.chat).toMatchObject([{ seq: message, text: '', deleted: true }])
  })

  test('is told without its text to who was away meanwhile', async () => {
    const [lin, ann] = [await enter(sessions.lin), await enter(sessions.ann)]
    const bob = await enter(sessions.bob)
    bob.cut(2_000)
    await ann.command({ type: 'chat.send', text: 'the secret word' })
    const { chat } = await lin.until('it is said', (now) => now.chat.length > 0)
    await lin.command({ type: 'chat.delete', message: chat[0]?.seq ?? 0 })
    await bob.until('he is back', (now) => now.chat.length > 0)
    expect(bob.entries.resumes + bob.entries.snapshots).toBe(2)
    expect(JSON.stringify([bob.room, bob.events])).not.toContain('the secret word')
  })
})

test('who is muted hears why, and who keeps order writes on', async () => {
  const [lin, ann] = [await enter(sessions.lin), await enter(sessions.ann)]
  expect(await ann.command({ type: 'chat.mute', muted: true })).toBe('member/not-allowed')
  expect(await lin.command({ type: 'chat.mute', muted: true })).toBeNull()
  expect(await ann.command({ type: 'chat.send', text: 'hello' })).toBe('chat/muted')
  expect(await lin.command({ type: 'chat.send', text: 'quiet please' })).toBeNull()
  expect(await ann.command({ type: 'chat.delete', message: 9_999 })).toBe('chat/not-found')
})

describe('the attendance', () => {
  test('is for the opener and who keeps order, and for nobody else', async () => {
    await enter(sessions.lin)
    await enter(sessions.ann)
    const assistant = await signIn(base, '助教')
    const { invitation } = await askInvitation(base, sessions.lin, room.id, 'assistant')
    const helper = await joinRoom({ base, session: assistant, room: room.id, role: 'assistant', invitation })
    inside.push(helper)
    expect((await attendance(sessions.lin)).body.people.map(({ name, role }) => [name, role])).toEqual([['林老师', 'teacher'], ['=Ann', 'student'], ['助教', 'assistant']])
    expect((await attendance(assistant)).status).toBe(200)
    expect((await attendance(sessions.ann)).body.code).toBe('member/not-allowed')
    expect((await attendance(sessions.bob)).body.code).toBe('member/not-allowed')
    expect((await ask(base, `/api/rooms/${room.id}/attendance`)).body.code).toBe('session/required')
    expect((await ask(base, '/api/rooms/nowhere/attendance', { token: sessions.lin.token })).body.code).toBe('room/not-found')
  })

  test('has the roll calls, stays when the room is over, and is a list for spreadsheets', async () => {
    const [lin, ann] = [await enter(sessions.lin), await enter(sessions.ann)]
    await enter(sessions.bob)
    await lin.until('all are in', ({ members }) => members.length === 3)
    expect(await ann.command({ type: 'law.move', move: { part: 'roll', move: { type: 'here' } } })).toBe('law/too-late')
    await lin.command({ type: 'law.move', move: { part: 'roll', move: { type: 'call', seconds: 30 } } })
    expect(await ann.command({ type: 'law.move', move: { part: 'roll', move: { type: 'here' } } })).toBeNull()
    await lin.until('Ann is seen to answer', ({ law }) => readRoll(law).open?.answered.includes(ann.you) === true)
    await lin.command({ type: 'law.move', move: { part: 'roll', move: { type: 'close' } } })
    await lin.command({ type: 'room.end' })
    const { body } = await attendance(sessions.lin)
    expect(body.rollCalls).toEqual([{ at: expect.any(Number), called: [ann.you, sessions.bob.user.id], answered: [ann.you] }])
    expect(body.people.every(({ lastAt }) => lastAt === body.to)).toBe(true)
    const response = await fetch(`${base}/api/rooms/${room.id}/attendance.csv`, { headers: { authorization: `Bearer ${sessions.lin.token}` } })
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.toString().split('\r\n')
    expect([lines[2]?.startsWith("'=Ann,学生,"), lines[2]?.endsWith(',到'), lines[3]?.endsWith(',未到'), lines[1]?.endsWith(',')]).toEqual([true, true, true, true])
  })
})

test('an inspector comes by invitation alone, sees who is here, and can neither write nor raise a hand nor be invited', async () => {
  const lin = await enter(sessions.lin)
  const guest = await signIn(base, '巡课员')
  await expect(askIn(base, guest, room.id, { client: 'h5', role: 'inspector' })).rejects.toThrow('room/role-invitation')
  const { invitation } = await askInvitation(base, sessions.lin, room.id, 'inspector')
  const inspector = await joinRoom({ base, session: guest, room: room.id, role: 'inspector', invitation })
  inside.push(inspector)
  expect(inspector.room.members.find(({ id }) => id === inspector.you)).toMatchObject({ role: 'inspector', stage: 'audience' })
  expect(await inspector.command({ type: 'chat.send', text: 'hm' })).toBe('member/not-allowed')
  expect(await inspector.command({ type: 'hand.set', raised: true })).toBe('member/not-allowed')
  expect(await inspector.command({ type: 'law.move', move: { part: 'roll', move: { type: 'call', seconds: 30 } } })).toBe('member/not-allowed')
  expect(await lin.command({ type: 'stage.invite', member: inspector.you })).toBe('member/not-allowed')
})
