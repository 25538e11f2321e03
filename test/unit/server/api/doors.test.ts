import { join } from 'node:path'
import * as v from 'valibot'
import { createScope, type Scope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import { failures } from '#shared/protocol/failures'
import type { ClientLogsReply, InvitationReply, JoinReply, PlayReply, PublishReply, RoomSummary, SessionReply } from '#shared/protocol/http'
import type { PlanReply } from '#shared/protocol/plan'
import { ask, openRoom, signIn } from '../../../support/ask'
import { letIn } from '../../../support/fixture-room'
import { layPart } from '../../../support/laid-recording'
import { openDoors, type OpenDoors } from '../../../support/open-doors'

let scope: Scope
let open: OpenDoors
let host: SessionReply
let ann: SessionReply
let room: RoomSummary

beforeEach(async () => {
  scope = createScope()
  open = await openDoors(scope)
  host = await signIn(open.base, 'Host')
  ann = await signIn(open.base, 'Ann')
  room = await openRoom(open.base, host, 'fixture', 'A class')
})
afterEach(() => scope.end())

const inside = async (session: SessionReply) => {
  const kept = open.workshop.rooms.find(room.id)
  if (kept === null) throw new Error('no room')
  return letIn(kept, session.user.id)
}
const post = <Body>(path: string, session: SessionReply | null, body: unknown) =>
  ask<Body>(open.base, path, { body, ...(session === null ? {} : { token: session.token }) })
const get = <Body>(path: string, session: SessionReply | null = null) => ask<Body>(open.base, path, session === null ? {} : { token: session.token })

describe('sessions', () => {
  test('give a name, trimmed, and an id of their own', async () => {
    const { status, body } = await post<SessionReply>('/api/sessions', null, { name: '  王老师 ' })
    expect(status).toBe(200)
    expect(body.user).toEqual({ id: expect.stringMatching(/^[a-z0-9]{1,40}$/), name: '王老师' })
    expect(body.user.id).not.toBe(host.user.id)
  })

  test.each([['', 'session/name-invalid'], ['  ', 'session/name-invalid'], ['x'.repeat(41), 'session/name-invalid'], [7, 'request/invalid'], [undefined, 'request/invalid']])('a name like %j is refused', async (name, code) => {
    expect(await post('/api/sessions', null, { name })).toMatchObject({ status: 400, body: { code, message: expect.any(String) } })
  })

  test('run out after twelve hours', async () => {
    open.workshop.clock.now += 12 * 3_600_000 + 2_000
    expect(await post('/api/rooms', host, { scenario: 'fixture', title: 'x' })).toMatchObject({ status: 401, body: { code: 'session/expired' } })
  })

  test('are needed, and a ticket or a forged token is none', async () => {
    const ticket = await open.tokens.issueTicket({ ...host.user, room: room.id, role: null, invited: false, client: 'h5' })
    const asked = async (token: string) => (await ask(open.base, '/api/rooms', { token, body: { scenario: 'fixture', title: '' } })).body.code
    expect(await post('/api/rooms', null, { scenario: 'fixture', title: '' })).toMatchObject({ status: 401, body: { code: 'session/required' } })
    expect(await asked(ticket)).toBe('session/required')
    expect(await asked(`${host.token.slice(0, -4)}AAAA`)).toBe('session/required')
    expect(await asked('x.y.z')).toBe('session/required')
  })
})

describe('rooms', () => {
  test('are opened and found by id and by code', async () => {
    expect(room).toMatchObject({ scenario: 'fixture', title: 'A class', people: 0, life: 'open', joinCode: expect.stringMatching(/^\d{6}$/) })
    expect(await get(`/api/rooms/${room.id}`)).toMatchObject({ status: 200, body: { room } })
    expect(await get(`/api/rooms/${room.joinCode}`)).toMatchObject({ status: 200, body: { room } })
  })

  test('that never were are not found, and guessing codes is slowed', async () => {
    expect(await get('/api/rooms/nothing')).toMatchObject({ status: 404, body: { code: 'room/not-found' } })
    const strict = await openDoors(scope, { rateScale: 1 })
    const codes: (string | undefined)[] = []
    for (let guess = 0; guess < 40; guess += 1) codes.push((await ask(strict.base, `/api/rooms/${100_000 + guess}`)).body.code)
    expect(codes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'room/not-found'))
    expect(codes.at(-1)).toBe('rate/limited')
  })

  test('of unknown scenarios and variants are refused', async () => {
    expect(await post('/api/rooms', host, { scenario: 'nothing', title: '' })).toMatchObject({ status: 404, body: { code: 'scenario/unknown' } })
    expect(await post('/api/rooms', host, { scenario: 'fixture', variant: 'nothing', title: '' })).toMatchObject({ status: 400, body: { code: 'room/variant-unknown' } })
  })

  test('of a variant say so, open and ended', async () => {
    const opened = await openRoom(open.base, host, 'fixture', '', 'pair')
    await open.workshop.rooms.find(opened.id)?.room.change(() => success([{ type: 'room.ended', why: 'by-host' }]))
    expect([room.variant, opened.variant, (await get<{ room: RoomSummary }>(`/api/rooms/${opened.id}`)).body.room.variant]).toEqual([null, 'pair', 'pair'])
  })

  test('that have ended are told as such', async () => {
    await open.workshop.rooms.find(room.id)?.room.change(() => success([{ type: 'room.ended', why: 'by-host' }]))
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect(await get(`/api/rooms/${room.id}`)).toMatchObject({ body: { room: { life: 'ended', people: 0 } } })
    expect(await post(`/api/rooms/${room.id}/join`, ann, { client: 'h5' })).toMatchObject({ status: 410, body: { code: 'room/ended' } })
  })
})

describe('joining', () => {
  const join = (session: SessionReply, body: object = { client: 'h5' }) => post<JoinReply>(`/api/rooms/${room.joinCode}/join`, session, body)

  test('gives a ticket in one’s own name, and the socket’s address as the caller sees it', async () => {
    const { body } = await join(ann, { client: 'weapp', role: 'eye' })
    expect(body.socketUrl).toBe(`${open.base.replace('http', 'ws')}/api/socket`)
    expect(body.media).toEqual({ engine: 'gateway', play: [] })
    expect(await open.tokens.readTicket(body.ticket)).toEqual(success({ id: ann.user.id, name: 'Ann', room: room.id, role: 'eye', invited: false, client: 'weapp' }))
  })

  test('a ticket is good for a minute', async () => {
    const { body } = await join(ann)
    open.workshop.clock.now += 62_000
    expect(await open.tokens.readTicket(body.ticket)).toEqual({ ok: false, failure: 'ticket/expired' })
    expect(await open.tokens.readTicket('nothing')).toEqual({ ok: false, failure: 'ticket/invalid' })
    expect(await open.tokens.readTicket(ann.token)).toEqual({ ok: false, failure: 'ticket/invalid' })
  })

  describe('in a role that wants an invitation', () => {
    const invite = async (session: SessionReply, role = 'helper', where = room.id) => (await post<InvitationReply>(`/api/rooms/${where}/invitations`, session, { role })).body
    const asHelper = async (invitation?: string) => (await join(ann, { client: 'h5', role: 'helper', invitation })).body.code

    test('needs the host’s, for this room and role', async () => {
      const invited = await invite(host)
      expect(invited).toEqual({ invitation: expect.any(String), role: 'helper', expiresAt: open.workshop.clock.now + 12 * 3_600_000 })
      const { body } = await join(ann, { client: 'h5', role: 'helper', invitation: invited.invitation })
      expect(await open.tokens.readTicket(body.ticket)).toMatchObject({ value: { role: 'helper', invited: true } })
    })

    test('is refused without one, with another’s, a forged one, and an old one', async () => {
      const other = await openRoom(open.base, host, 'fixture')
      const { invitation } = await invite(host)
      const ofEye = (await open.tokens.issueInvitation({ room: room.id, role: 'eye' })).token
      const forged = `${invitation.slice(0, -4)}AAAA`
      for (const shown of [undefined, '', 'x.y.z', host.token, ofEye, forged, (await invite(host, 'helper', other.id)).invitation]) expect(await asHelper(shown)).toBe('room/role-invitation')
      open.workshop.clock.now += 12 * 3_600_000 - 5_000
      ann = await signIn(open.base, 'Ann')
      expect(await asHelper(invitation)).toBeUndefined()
      open.workshop.clock.now += 10_000
      expect(await asHelper(invitation)).toBe('room/role-invitation')
    })

    test('is not handed out by guests', async () => {
      await inside(ann)
      expect(await invite(ann)).toMatchObject({ code: 'member/not-allowed' })
      expect(await invite(host, 'king')).toMatchObject({ code: 'room/role-unknown' })
    })
  })

  test('is refused with the reason', async () => {
    expect(await join(ann, { client: 'h5', role: 'king' })).toMatchObject({ status: 400, body: { code: 'room/role-unknown' } })
    expect(await join(ann, { client: 'toaster' })).toMatchObject({ status: 400, body: { code: 'request/invalid' } })
    expect(await post('/api/rooms/nothing/join', ann, { client: 'h5' })).toMatchObject({ status: 404 })
  })
})

describe('media addresses', () => {
  test('to publish are for who sits on stage, with a source of their role', async () => {
    const publish = (session: SessionReply, source: string) => post<PublishReply>(`/api/rooms/${room.id}/publish`, session, { source })
    expect(await publish(ann, 'camera')).toMatchObject({ status: 404, body: { code: 'member/not-found' } })
    await inside(host)
    await inside(ann)
    const late = await signIn(open.base, 'Late')
    await inside(late)
    const { host: authority } = new URL(open.base)
    const id = `${room.id}-${ann.user.id}-camera`
    expect((await publish(ann, 'camera')).body).toEqual({
      streamId: id,
      whip: expect.stringMatching(new RegExp(`^http://${authority}/media/whip/${id}\\?token=[\\w.-]+$`)),
      rtmp: expect.stringMatching(new RegExp(`^rtmp://127.0.0.1:1935/live/${id}\\?token=[\\w.-]+$`)),
      expiresAt: open.workshop.clock.now + 600_000,
    })
    expect(await publish(ann, 'screen')).toMatchObject({ status: 403, body: { code: 'member/not-allowed' } })
    expect(await publish(late, 'camera')).toMatchObject({ status: 403, body: { code: 'member/not-allowed' } })
    expect(await publish(ann, 'moon')).toMatchObject({ status: 400 })
  })

  test('to play are for members, of streams that are there, and come along with the ticket', async () => {
    const kept = open.workshop.rooms.find(room.id)
    await inside(ann)
    const streamId = `${room.id}-${ann.user.id}-camera`
    const play = (session: SessionReply) => post<PlayReply>(`/api/rooms/${room.id}/play`, session, { streamId })
    expect(await play(ann)).toMatchObject({ status: 404, body: { code: 'stream/not-found' } })
    await kept?.room.change(() => success([{ type: 'stream.started', stream: { id: streamId, owner: ann.user.id, source: 'camera', via: 'webrtc', video: true, audio: true } }]))
    const { body } = await play(ann)
    expect(body.whep).toContain(`/media/whep/${streamId}?token=`)
    expect(body.flv).toContain(`/media/live/${streamId}.flv?token=`)
    expect(body.rtmp).toContain(`:1935/live/${streamId}?token=`)
    expect(await play(host)).toMatchObject({ status: 404, body: { code: 'member/not-found' } })
    const { body: { media } } = await post<JoinReply>(`/api/rooms/${room.id}/join`, host, { client: 'h5' })
    const [first] = media.engine === 'gateway' ? media.play : []
    expect(first).toMatchObject({ streamId, whep: expect.stringContaining(`/media/whep/${streamId}?token=`) })
    expect(first?.whep).not.toBe(body.whep)
  })

  test('are not given to who was removed', async () => {
    const kept = open.workshop.rooms.find(room.id)
    await inside(ann)
    await kept?.room.change(() => success([{ type: 'member.left', id: ann.user.id, why: 'removed' }]))
    expect(await post(`/api/rooms/${room.id}/publish`, ann, { source: 'camera' })).toMatchObject({ status: 403, body: { code: 'room/removed' } })
  })
})

describe('client logs', () => {
  const log = { client: 'weapp', lines: [{ at: 1, what: 'push', code: 1101 }], statistics: { fps: 15 } }

  test('are sent by members and read by the host', async () => {
    expect(await post(`/api/rooms/${room.id}/logs`, ann, log)).toMatchObject({ status: 404, body: { code: 'member/not-found' } })
    await inside(ann)
    expect(await post(`/api/rooms/${room.id}/logs`, ann, log)).toEqual({ status: 200, body: {} })
    expect(await get(`/api/rooms/${room.id}/logs`, ann)).toMatchObject({ status: 403 })
    expect((await get<ClientLogsReply>(`/api/rooms/${room.id}/logs`, host)).body.logs).toEqual([{ ...log, member: ann.user.id, receivedAt: open.workshop.clock.now }])
  })

  test('have at most 500 lines', async () => {
    await inside(ann)
    const lines = Array.from({ length: 501 }, () => log.lines[0])
    expect(await post(`/api/rooms/${room.id}/logs`, ann, { ...log, lines })).toMatchObject({ status: 400, body: { code: 'request/invalid' } })
  })
})

describe('any request', () => {
  const raw = (path: string, init: RequestInit) => fetch(open.base + path, init)

  test.each([
    ['no such door', '/api/nothing', { method: 'GET' }, 'request/not-found'],
    ['no such method', '/api/rooms', { method: 'DELETE' }, 'request/not-found'],
    ['broken JSON', '/api/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }, 'request/invalid'],
    ['another content type', '/api/sessions', { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' }, 'request/invalid'],
    ['no body', '/api/sessions', { method: 'POST' }, 'request/invalid'],
    ['too much', '/api/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'x'.repeat(20_000) }) }, 'request/too-large'],
    ['a poisoned object', '/api/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"__proto__":{"name":"x"}}' }, 'request/invalid'],
    ['a broken escape', '/api/rooms/%E0%A4%A', { method: 'GET' }, 'request/invalid'],
    ['a very long id', `/api/rooms/${'x'.repeat(3_000)}`, { method: 'GET' }, 'request/not-found'],
  ] as const)('with %s is refused with a code', async (_what, path, init, code) => {
    const response = await raw(path, init)
    expect(await response.json()).toMatchObject({ code, message: expect.any(String) })
    expect(response.status).toBe(failures[code])
  })
})

describe('the table', () => {
  test('answers what it describes', async () => {
    await inside(ann)
    await open.workshop.rooms.find(room.id)?.room.change(() => success([{ type: 'recording.started', id: 'r-1', by: ann.user.id }]))
    layPart(join(open.recordingsDir, '..'), 'r-1', { file: '1.mp4', stream: 's', owner: ann.user.id, beganAt: 1, endedAt: null, content: Buffer.alloc(5) })
    const minute = Math.ceil(open.workshop.clock.now / 60_000) * 60_000
    const planned = await post<PlanReply>('/api/plans', host, { scenario: 'fixture', title: '', startsAt: minute, zone: 'Asia/Shanghai', minutes: 30, repeat: { every: 'week', weekdays: [1, 2], end: { by: 'count', count: 2 } } })
    const replies = [
      ['POST /api/plans', planned],
      ['GET /api/plans', await get('/api/plans', host)],
      ['GET /api/plans/{id}', await get(`/api/plans/${planned.body.plan.id}`)],
      ['POST /api/plans/{id}', await post(`/api/plans/${planned.body.plan.id}`, host, { scope: 'all', startsAt: minute, repeat: null })],
      ['POST /api/plans/{id}/enter', await post(`/api/plans/${planned.body.plan.id}/enter`, host, {})],
      ['POST /api/sessions', await post('/api/sessions', null, { name: 'x' })],
      ['GET /api/scenarios', await get('/api/scenarios')],
      ['POST /api/rooms', await post('/api/rooms', host, { scenario: 'fixture', title: '' })],
      ['GET /api/rooms/{id}', await get(`/api/rooms/${room.id}`)],
      ['POST /api/rooms/{id}/join', await post(`/api/rooms/${room.id}/join`, ann, { client: 'h5' })],
      ['POST /api/rooms/{id}/publish', await post(`/api/rooms/${room.id}/publish`, ann, { source: 'camera' })],
      ['POST /api/rooms/{id}/invitations', await post(`/api/rooms/${room.id}/invitations`, host, { role: 'helper' })],
      ['GET /api/recordings', await get('/api/recordings', ann)],
      ['GET /api/recordings/{id}', await get('/api/recordings/r-1', ann)],
    ] as const
    for (const [name, { status, body }] of replies) {
      const door = open.doors.find(({ method, path }) => `${method} ${path}` === name)
      expect(status).toBe(200)
      const schema = typeof door?.reply === 'object' && door.reply !== null ? door.reply : v.never()
      expect([name, v.safeParse(schema, body).success]).toEqual([name, true])
    }
  })

  test('tells every failure of a door with its status, and every door is described', async () => {
    const { body } = await get<{ paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>> }>('/api/openapi.json')
    for (const door of open.doors) {
      const described = body.paths[door.path]?.[door.method.toLowerCase()]
      for (const code of door.failures) expect(described?.responses[failures[code]]?.description).toContain(code)
    }
    expect(Object.values(body.paths).flatMap((methods) => Object.keys(methods))).toHaveLength(open.doors.length)
  })
})

test('the files of a recording are described with what their addresses carry', async () => {
  const { body } = await get<{ paths: Record<string, Record<string, { parameters: readonly { name: string; in: string }[]; responses: Record<string, { content?: object }> }>> }>('/api/openapi.json')
  const file = body.paths['/api/recordings/{id}/files/{file}']?.['get']
  expect(file?.parameters.map((parameter) => [parameter.name, parameter.in])).toEqual([['id', 'path'], ['file', 'path'], ['token', 'query']])
  expect(Object.keys(file?.responses[206]?.content ?? {})).toEqual(['video/mp4'])
})
