import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { success } from '#shared/kernel/result'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { RecordingReply, RecordingsReply, RoomSummary, SessionReply } from '#shared/protocol/http'
import { readConfig } from '../../../server/src/config/read-config'
import { readSecret } from '../../../server/src/config/secret'
import { sweepRecordings } from '../../../server/src/recordings/retention'
import { serve } from '../../../server/src/serve'
import { openDatabase } from '../../../server/src/store/database'
import { createTokens } from '../../../server/src/tokens/tokens'
import { ruledScenarios } from '../../../src/scenarios/laws'
import { ask, openRoom, signIn } from '../../support/ask'
import { eventually } from '../../support/eventually'
import { letIn } from '../../support/fixture-room'
import { freeTcpPorts } from '../../support/free-ports'
import { layPart } from '../../support/laid-recording'
import { openDoors, type OpenDoors } from '../../support/open-doors'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { renderProgram } from '../../support/render-program'
import { openSilentGateway } from '../../support/silent-gateway'

const FILM = randomBytes(3_000_000)
const DAY_MS = 24 * 3_600_000

let [dataDir, base] = ['', '']
let scope: Scope
let host: SessionReply
let student: SessionReply
let room: RoomSummary
let teacher: RoomClient

/** The room server alone, in this process: the files are laid down by the tests. */
async function start(): Promise<string> {
  scope = createScope()
  const [gatewayPort = 0] = await freeTcpPorts(1)
  await openSilentGateway(gatewayPort, scope)
  const config = readConfig(['--role=server', '--port=0', `--gateway-port=${gatewayPort}`, `--data=${dataDir}`], { LIANMAI_RATE_SCALE: '100' }, dataDir)
  if (!config.ok) throw new Error(config.failure)
  const port = await serve({ config: config.value, secret: readSecret(dataDir), certificate: null, render: renderProgram, scenarios: ruledScenarios, logger: pino({ level: 'silent' }) }, scope)
  return `http://127.0.0.1:${port}`
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lianmai-recordings-'))
  base = await start()
  host = await signIn(base, 'Teacher')
  student = await signIn(base, 'Student')
  room = await openRoom(base, host, 'education', 'Algebra')
  teacher = await joinRoom({ base, session: host, room: room.id })
  await teacher.until('a gateway is here', ({ gatewayEpoch }) => gatewayEpoch !== null)
})
afterAll(() => {
  teacher.close()
  scope.end()
  rmSync(dataDir, { recursive: true, force: true })
})

interface Sent { readonly status: number | undefined; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** As it comes over HTTP, without fetch's own mind. */
const fetchRaw = (url: string, { method = 'GET', headers = {} }: { readonly method?: string; readonly headers?: Record<string, string> } = {}) => new Promise<Sent>((resolve, reject) => {
  request(url, { method, headers }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }))
  }).on('error', reject).end()
})
const refused = async (url: string) => {
  const { status, body } = await fetchRaw(url)
  return [status, JSON.parse(body.toString()).code]
}
const listed = async (session: SessionReply) => (await ask<RecordingsReply>(base, '/api/recordings', { token: session.token })).body.recordings
const read = (session: SessionReply, id: string) => ask<RecordingReply>(base, `/api/recordings/${id}`, { token: session.token })

/** Records for a moment and lays two parts down, the second still being written. */
async function record(): Promise<string> {
  expect(await teacher.command({ type: 'recording.start' })).toBeNull()
  const { recording } = await teacher.until('it is recorded', (state) => state.recording !== null)
  const id = recording?.id ?? ''
  const stream = `${room.id}-${host.user.id}-camera`
  const part = { stream, owner: host.user.id, beganAt: 1_000 }
  layPart(dataDir, id, { ...part, file: '1.mp4', endedAt: 2_000, content: FILM })
  layPart(dataDir, id, { ...part, file: '2.mp4', beganAt: 3_000, endedAt: null, content: FILM.subarray(0, 100) })
  return id
}
async function recorded(): Promise<{ readonly id: string; readonly url: string }> {
  const id = await record()
  expect(await teacher.command({ type: 'recording.stop' })).toBeNull()
  return { id, url: (await read(host, id)).body.parts[0]?.url ?? '' }
}

test('who may record does, everybody sees it, and who was there finds it with what happened', async () => {
  const pupil = await joinRoom({ base, session: student, room: room.id })
  expect(await pupil.command({ type: 'recording.start' })).toBe('member/not-allowed')
  await teacher.command({ type: 'chat.send', text: 'before' })
  const id = await record()
  expect((await pupil.until('the pupil sees it', ({ recording }) => recording !== null)).recording).toMatchObject({ id, by: host.user.id })
  await pupil.command({ type: 'chat.send', text: 'during' })
  expect(await listed(student)).toMatchObject([{ id, room: room.id, scenario: 'education', title: 'Algebra', endedAt: null }])
  expect(await teacher.command({ type: 'recording.stop' })).toBeNull()
  await teacher.command({ type: 'chat.send', text: 'after' })
  pupil.close()

  const { status, body } = await read(student, id)
  expect(status).toBe(200)
  expect(body).toMatchObject({ id, room: room.id, title: 'Algebra', startedAt: expect.any(Number), endedAt: expect.any(Number) })
  expect(body.people).toHaveLength(2)
  expect(body.people).toContainEqual({ id: student.user.id, name: 'Student', role: 'student' })
  expect(body.events.map(({ event }) => (event.type === 'chat.sent' ? event.text : event.type))).toEqual(['recording.started', 'during', 'recording.stopped'])
  expect(body.parts).toMatchObject([
    { stream: `${room.id}-${host.user.id}-camera`, owner: host.user.id, source: 'camera', beganAt: 1_000, endedAt: 2_000, bytes: FILM.length },
    { beganAt: 3_000, endedAt: null, bytes: 100 },
  ])
  expect(body.parts[0]?.url).toMatch(new RegExp(`^${base}/api/recordings/${id}/files/1\\.mp4\\?token=[\\w.-]+$`))
  expect(body.parts[0]?.expiresAt).toBeGreaterThan(Date.now() + 11 * 3_600_000)
})

test('of two who start at once the second finds it running, and both stop one recording', async () => {
  const before = (await listed(host)).length
  expect(await Promise.all([teacher.command({ type: 'recording.start' }), teacher.command({ type: 'recording.start' })])).toEqual([null, null])
  expect(await Promise.all([teacher.command({ type: 'recording.stop' }), teacher.command({ type: 'recording.stop' })])).toEqual([null, null])
  const found = await listed(host)
  expect([found.length - before, found[0]?.endedAt === null]).toEqual([1, false])
})

test('who read at once read the same; who was removed from the room reads nothing of it any more, by no address from before either', async () => {
  const pupil = await joinRoom({ base, session: student, room: room.id })
  const { id, url } = await recorded()
  const films = await Promise.all(Array.from({ length: 8 }, () => fetchRaw(url)))
  expect(films.every(({ status, body }) => status === 200 && body.equals(FILM))).toBe(true)
  const other = await signIn(base, 'Noisy')
  const noisy = await joinRoom({ base, session: other, room: room.id })
  const held = (await read(other, id)).body.parts[0]?.url ?? ''
  expect((await fetchRaw(held)).body.equals(FILM)).toBe(true)
  expect(await teacher.command({ type: 'member.remove', member: other.user.id })).toBeNull()
  expect(await read(other, id)).toMatchObject({ status: 404, body: { code: 'recording/not-found' } })
  expect(await listed(other)).toEqual([])
  expect(await refused(held)).toEqual([404, 'recording/not-found'])
  for (const how of [{ headers: { range: 'bytes=0-9' } }, { method: 'HEAD' }]) expect((await fetchRaw(held, how)).status).toBe(404)
  expect(await read(student, id)).toMatchObject({ status: 200 })
  expect((await fetchRaw(url)).status).toBe(200)
  noisy.close()
  pupil.close()
})

test('for others, and by a name that is none, there is no such recording', async () => {
  const { id } = await recorded()
  const stranger = await signIn(base, 'Stranger')
  expect(await listed(stranger)).toEqual([])
  for (const name of [id, `${id}x`, 'nothing', '..%2fsecret', '%00']) expect(await read(stranger, name)).toMatchObject({ status: 404, body: { code: 'recording/not-found' } })
  expect(await ask(base, '/api/recordings')).toMatchObject({ status: 401, body: { code: 'session/required' } })
  expect(await ask(base, `/api/recordings/${id}`)).toMatchObject({ status: 401, body: { code: 'session/required' } })
})

test('a file comes whole, or as the range that was asked for', async () => {
  const { url } = await recorded()
  const whole = await fetchRaw(url)
  expect(whole.status).toBe(200)
  expect(whole.headers).toMatchObject({ 'content-type': 'video/mp4', 'content-length': String(FILM.length), 'accept-ranges': 'bytes', 'cache-control': 'private', 'access-control-allow-origin': '*' })
  expect(whole.body.equals(FILM)).toBe(true)
  const range = (value: string) => fetchRaw(url, { headers: { range: value } })
  const middle = await range('bytes=1000-1999')
  expect([middle.status, middle.headers['content-range']]).toEqual([206, `bytes 1000-1999/${FILM.length}`])
  expect(middle.body.equals(FILM.subarray(1_000, 2_000))).toBe(true)
  expect((await range(`bytes=${FILM.length - 5}-`)).body.equals(FILM.subarray(-5))).toBe(true)
  expect((await range('bytes=-7')).body.equals(FILM.subarray(-7))).toBe(true)
  expect((await range('bytes=0-0')).body.length).toBe(1)
  expect((await range('lines=1-2')).status).toBe(200)
})

test('a range beyond the file is refused with its length', async () => {
  const { url } = await recorded()
  const beyond = await fetchRaw(url, { headers: { range: `bytes=${FILM.length}-` } })
  expect([beyond.status, beyond.headers['content-range'], beyond.body.length]).toEqual([416, `bytes */${FILM.length}`, 0])
})

test('its head comes alone, and what has not changed is not sent again', async () => {
  const { url } = await recorded()
  const head = await fetchRaw(url, { method: 'HEAD' })
  expect([head.status, head.headers['content-length'], head.headers['accept-ranges'], head.body.length]).toEqual([200, String(FILM.length), 'bytes', 0])
  expect((await fetchRaw(url, { headers: { 'if-none-match': String(head.headers.etag) } })).status).toBe(304)
  expect((await fetchRaw(url, { headers: { 'if-match': '"other"' } })).status).toBe(412)
})

test('a page of another origin may ask for ranges', async () => {
  const { url } = await recorded()
  const { status, headers } = await fetchRaw(url, { method: 'OPTIONS', headers: { origin: 'https://other.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'range' } })
  expect(status).toBe(204)
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-allow-headers': expect.stringContaining('range') })
  expect((await fetchRaw(url)).headers['access-control-expose-headers']).toContain('content-range')
})

test('a file needs a token of its recording', async () => {
  const [one, other] = [await recorded(), await recorded()]
  const tokens = (at: number) => createTokens(readSecret(dataDir), () => at)
  const [address = '', token = ''] = one.url.split('?token=')
  expect(await refused(address)).toEqual([401, 'media/token-invalid'])
  expect(await refused(`${address}?token=`)).toEqual([401, 'media/token-invalid'])
  expect(await refused(`${address}?token=${token.slice(0, -4)}AAAA`)).toEqual([401, 'media/token-invalid'])
  expect(await refused(`${address}?token=${token}&token=${token}`)).toEqual([401, 'media/token-invalid'])
  expect(await refused(`${address}?token=${host.token}`)).toEqual([401, 'media/token-invalid'])
  expect(await refused(`${address}?token=${(await tokens(Date.now()).issueMedia({ room: room.id, stream: 's', user: 'u', direction: 'play' })).token}`)).toEqual([401, 'media/token-invalid'])
  expect(await refused(`${address}?token=${(await tokens(Date.now() - 12.1 * 3_600_000).issueRecording({ recording: one.id, user: host.user.id })).token}`)).toEqual([401, 'media/token-expired'])
  expect(await refused(`${address}?token=${other.url.split('?token=')[1]}`)).toEqual([403, 'media/token-mismatch'])
})

test('nothing but parts is served, whatever the path says', async () => {
  const { id, url } = await recorded()
  const { port } = new URL(base)
  const token = url.split('?token=')[1] ?? ''
  writeFileSync(join(dataDir, 'recordings', id, 'notes.txt'), 'lianmai')
  mkdirSync(join(dataDir, 'recordings', id, '7.mp4'))
  for (const file of ['3.mp4', '7.mp4', 'parts.jsonl', 'notes.txt', '1.mp4.', '1.MP4', '01234567.mp4']) expect(await refused(`${base}/api/recordings/${id}/files/${file}?token=${token}`)).toEqual([404, 'recording/not-found'])
  for (const file of ['..%2f..%2fsecret', '%2e%2e/%2e%2e/secret', '../../../secret', '..%5c..%5csecret', '1.mp4%00', '1.mp4/', '/1.mp4', '%2f1.mp4']) {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`GET /api/recordings/${id}/files/${file}?token=${token} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`))
      let text = ''
      socket.on('data', (chunk) => (text += String(chunk)))
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 40[0-9]/)
  }
})

test('after the room’s end and a restart its recordings are still there; what is too old goes at the start', async () => {
  const own = await openRoom(base, host, 'education', 'Short')
  const leader = await joinRoom({ base, session: host, room: own.id })
  await leader.command({ type: 'recording.start' })
  const id = (await leader.until('it is recorded', (state) => state.recording !== null)).recording?.id ?? ''
  layPart(dataDir, id, { file: '1.mp4', stream: `${own.id}-x-camera`, owner: 'x', beganAt: 1, endedAt: 2, content: FILM })
  expect(await leader.command({ type: 'room.end' })).toBeNull()
  leader.close()
  const { id: old } = await recorded()
  teacher.close()
  scope.end()
  const setting = createScope()
  await (await openDatabase(join(dataDir, 'lianmai.db'), setting)).updateTable('recordings').set({ ended_at: Date.now() - 31 * DAY_MS }).where('id', '=', old).execute()
  setting.end()
  base = await start()

  expect((await read(host, id)).body).toMatchObject({ id, title: 'Short', endedAt: expect.any(Number), parts: [{ bytes: FILM.length }] })
  expect((await read(host, id)).body.events.at(-1)?.event).toEqual({ type: 'room.ended', why: 'by-host' })
  await eventually('the old one is gone', async () => ((await read(host, old)).status === 404 ? true : null))
  expect(existsSync(join(dataDir, 'recordings', old))).toBe(false)
  expect((await listed(host)).some((one) => one.id === id)).toBe(true)
})

/** A recording of thirty megabytes, and somebody who has begun to read it and reads no further. */
async function beginReading(doors: OpenDoors, id: string) {
  const session = await signIn(doors.base, 'Host')
  const opened = await openRoom(doors.base, session, 'fixture')
  const open = doors.workshop.rooms.find(opened.id)
  if (open === null) throw new Error('no room')
  await letIn(open, session.user.id)
  await open.room.change(() => success([{ type: 'recording.started', id, by: session.user.id }, { type: 'recording.stopped', id, why: 'by-member', by: session.user.id }]))
  const content = randomBytes(30_000_000)
  layPart(join(doors.recordingsDir, '..'), id, { file: '1.mp4', stream: 's', owner: 'o', beganAt: 1, endedAt: 2, content })
  const { body } = await ask<RecordingReply>(doors.base, `/api/recordings/${id}`, { token: session.token })
  const reading = await new Promise<IncomingMessage>((resolve, reject) => get(body.parts[0]?.url ?? '', resolve).on('error', reject))
  return { session, content, reading: reading.pause() }
}

test('a recording whose time is over is not taken from who is reading it', async () => {
  const life = createScope()
  const doors = await openDoors(life)
  const { clock } = doors.workshop
  const { session, content, reading } = await beginReading(doors, 'long')

  clock.now += 31 * DAY_MS
  const sweep = () => sweepRecordings({ ...doors.recordings, days: 30, now: () => clock.now, report: (what, error) => { throw new Error(what, { cause: error }) } })
  expect(await sweep()).toEqual({ removed: [], read: ['long'] })
  const chunks: Buffer[] = []
  for await (const chunk of reading) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).equals(content)).toBe(true)
  const removed = await eventually('the reading is over', async () => {
    const { removed: gone } = await sweep()
    return gone.length > 0 ? gone : null
  })
  expect(removed).toEqual(['long'])
  expect(existsSync(join(doors.recordingsDir, 'long'))).toBe(false)
  expect(await doors.recordings.shelf.listFor(session.user.id)).toEqual([])
  life.end()
})

test('a reader that goes away in the middle holds nothing up', async () => {
  const life = createScope()
  const doors = await openDoors(life)
  const { reading } = await beginReading(doors, 'cut')
  expect(await doors.recordings.readers.removeUnread('cut', () => Promise.resolve())).toBe(false)
  reading.destroy()
  await eventually('the reading is over', async () => (await doors.recordings.readers.removeUnread('cut', () => Promise.resolve())) || null)
  life.end()
})
