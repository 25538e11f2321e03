import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { RecordingReply, SessionReply } from '#shared/protocol/http'
import { openDatabase } from '../../../server/src/store/database'
import { ask, openRoom, signIn } from '../../support/ask'
import { eventually, pause } from '../../support/eventually'
import { SIGNATURES } from '../../support/fake-media'
import { layPart } from '../../support/laid-recording'
import { keepPushing, phoneInRoom, rtmpAddress } from '../../support/phone'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { S3_KEYS, startS3, type S3Server } from '../../support/s3-server'
import { startServer, type StartedServer, type StartOptions } from '../../support/start-server'

/** Not the synchronous one: the storage's door is in this process. */
const execute = promisify(execFile)
const FILM = randomBytes(3_000_000)
const DAY_MS = 24 * 3_600_000

jest.setTimeout(120_000)

let scope: Scope
let dataDir: string
let s3: S3Server
let server: StartedServer
let session: SessionReply
let teacher: RoomClient
beforeEach(async () => {
  scope = createScope()
  dataDir = mkdtempSync(join(tmpdir(), 'lianmai-moved-'))
  s3 = await startS3(scope)
})
afterEach(async () => {
  scope.end()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The whole program, with a teacher in a room. */
async function start({ args = [], env = {} }: StartOptions = {}): Promise<void> {
  server = await startServer({ dataDir, args: [`--recordings-s3=${s3.address}`, ...args], env: { ...s3.env, ...env } })
  session = await signIn(server.base, 'Teacher')
  const room = await openRoom(server.base, session)
  const joined = await joinRoom({ base: server.base, session, room: room.id })
  teacher = joined
  // A test may start the program again.
  scope.onEnd(() => joined.close())
  await joined.until('a gateway is here', ({ gatewayEpoch }) => gatewayEpoch !== null)
}

async function beginRecording(): Promise<string> {
  expect(await teacher.command({ type: 'recording.start' })).toBeNull()
  return (await teacher.until('it is recorded', (room) => room.recording !== null)).recording?.id ?? ''
}
const endRecording = async (): Promise<void> => expect(await teacher.command({ type: 'recording.stop' })).toBeNull()

/** A part of three megabytes, as the gateway leaves it; `ended: false`: it is being written. */
const lay = (recording: string, file: string, ended = true): void =>
  layPart(dataDir, recording, { file, stream: `${teacher.room.id}-x-camera`, owner: 'x', beganAt: 1_000, endedAt: ended ? 61_000 : null, content: FILM })

const folderOf = (recording: string): string => join(dataDir, 'recordings', recording)
const here = (recording: string): readonly string[] => (existsSync(folderOf(recording)) ? readdirSync(folderOf(recording)).sort() : [])
const read = (recording: string) => ask<RecordingReply>(server.base, `/api/recordings/${recording}`, { token: session.token })
const urlOf = async (recording: string, index = 0): Promise<string> => (await read(recording)).body.parts[index]?.url ?? ''
const moved = (recording: string, patienceMs = 40_000): Promise<true> => eventually(`${recording} to be moved`, () => (here(recording).length === 0 && s3.objects().includes(`${recording}/parts.jsonl`) ? true : null), patienceMs)
const range = (url: string, value: string): Promise<Response> => fetch(url, { headers: { range: value } })
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer())
const logged = (): readonly Record<string, unknown>[] => server.log().split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []))
const lineOf = (code: string): Promise<Record<string, unknown>> => eventually(`a line with ${code}`, () => logged().find((line) => line['code'] === code) ?? null, 30_000)

test('what a phone sent is recorded, moved, and plays from there as before: whole, by ranges, and with the same validators', async () => {
  await start({ env: { LIANMAI_LOG: 'info' } })
  const phone = await phoneInRoom(scope, server.base, teacher.room.id, '手机')
  const pushing = createScope(scope)
  await keepPushing(pushing, () => rtmpAddress(server.base, phone), SIGNATURES[0])
  await teacher.until('it sends', ({ streams }) => streams.length === 1)
  s3.door.cut()
  const recording = await beginRecording()
  await pause(6_000)
  await endRecording()
  const before = await eventually('the part to end', async () => ((await read(recording)).body.parts[0]?.endedAt ? (await read(recording)).body : null))
  const local = await fetch(before.parts[0]!.url)
  const film = await bytesOf(local)
  s3.door.mend()
  await moved(recording)
  expect(s3.objects()).toEqual([`${recording}/1.mp4`, `${recording}/parts.jsonl`])
  expect(s3.bytesOf(`${recording}/1.mp4`)?.equals(film)).toBe(true)

  const after = (await read(recording)).body
  expect(after.parts).toMatchObject(before.parts.map(({ stream, owner, beganAt, endedAt, bytes }) => ({ stream, owner, beganAt, endedAt, bytes })))
  const url = after.parts[0]!.url
  const whole = await fetch(url)
  expect(whole.headers.get('etag')).toBe(local.headers.get('etag'))
  expect(whole.headers.get('last-modified')).toBe(local.headers.get('last-modified'))
  expect((await bytesOf(whole)).equals(film)).toBe(true)
  const middle = await range(url, 'bytes=1000-1999')
  expect([middle.status, middle.headers.get('content-range')]).toEqual([206, `bytes 1000-1999/${film.length}`])
  expect((await bytesOf(middle)).equals(film.subarray(1_000, 2_000))).toBe(true)
  expect((await bytesOf(await range(url, 'bytes=-7'))).equals(film.subarray(-7))).toBe(true)
  expect((await range(url, `bytes=${film.length}-`)).status).toBe(416)
  expect((await fetch(url, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } })).status).toBe(304)
  expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe(String(film.length))
  // ffmpeg reads by ranges over HTTP, as players do.
  expect(await execute('ffmpeg', ['-v', 'error', '-i', url, '-f', 'null', '-'])).toEqual({ stdout: '', stderr: '' })
  expect(Number((await execute('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', url])).stdout)).toBeGreaterThan(4)
  expect(logged().find(({ msg }) => msg === 'a recording was moved')).toMatchObject({ recording, files: 1, bytes: film.length })
})

test('while a recording goes on, its ended parts are moved, and what is being written stays', async () => {
  await start()
  const recording = await beginRecording()
  lay(recording, '1.mp4')
  lay(recording, '2.mp4', false)
  await eventually('the first part is moved', () => !here(recording).includes('1.mp4') || null, 20_000)
  await pause(6_000)
  expect(here(recording)).toEqual(['2.mp4', 'parts.jsonl'])
  expect((await read(recording)).body.parts).toMatchObject([{ bytes: FILM.length, endedAt: 61_000 }, { bytes: FILM.length, endedAt: null }])
  for (const index of [0, 1]) expect((await bytesOf(await range(await urlOf(recording, index), 'bytes=5-9'))).equals(FILM.subarray(5, 10))).toBe(true)
})

test('killed in the middle of an upload, and again right at the next start: no byte is lost', async () => {
  await start()
  const recording = await beginRecording()
  for (const file of ['1.mp4', '2.mp4', '3.mp4']) lay(recording, file)
  s3.door.bytesPerSecond = 1_500_000
  await endRecording()
  for (const share of [1, 0, 4, 8]) {
    const from = s3.door.bytesIn
    await eventually('an upload is on its way', () => s3.door.bytesIn - from >= share * 700_000 || here(recording).length === 0 || null, 30_000)
    const pid = server.pidOf('server')
    await server.kill('server')
    await eventually('it is back', async () => (server.pidOf('server') !== pid && (await fetch(`${server.base}/healthz`)).ok) || null, 30_000)
    for (const file of ['1.mp4', '2.mp4', '3.mp4']) {
      const somewhere = here(recording).includes(file) || s3.bytesOf(`${recording}/${file}`)?.equals(FILM) === true
      expect([file, somewhere]).toEqual([file, true])
    }
  }
  await moved(recording)
  for (const file of ['1.mp4', '2.mp4', '3.mp4']) expect(s3.bytesOf(`${recording}/${file}`)?.equals(FILM)).toBe(true)
  expect((await bytesOf(await fetch(await urlOf(recording, 2)))).equals(FILM)).toBe(true)
})

test('killed between an upload and its removal here, it goes on behind it: nothing is lost, and nothing sent twice', async () => {
  const [hook, marker] = [join(dataDir, 'hang-at-removal.mjs'), join(dataDir, 'hang')]
  writeFileSync(hook, `import fs from 'node:fs'\nimport { syncBuiltinESMExports } from 'node:module'\nconst { rm } = fs.promises\nfs.promises.rm = (path, ...how) => {\n  if (!String(path).endsWith('.mp4') || !fs.existsSync(${JSON.stringify(marker)})) return rm(path, ...how)\n  process.stderr.write('removes ' + path + '\\n')\n  return new Promise(() => undefined)\n}\nsyncBuiltinESMExports()\n`)
  writeFileSync(marker, '')
  await start({ env: { NODE_OPTIONS: `--import=${hook}` } })
  const recording = await beginRecording()
  for (const file of ['1.mp4', '2.mp4']) lay(recording, file)
  await endRecording()
  await eventually('the first part is about to be removed', () => server.log().includes('removes ') || null, 30_000)
  expect(s3.bytesOf(`${recording}/1.mp4`)?.equals(FILM)).toBe(true)
  expect(here(recording)).toEqual(['1.mp4', '2.mp4', 'parts.jsonl'])
  rmSync(marker)
  const from = s3.door.bytesIn
  await server.kill('server')
  await moved(recording)
  for (const file of ['1.mp4', '2.mp4']) expect(s3.bytesOf(`${recording}/${file}`)?.equals(FILM)).toBe(true)
  expect(s3.door.bytesIn - from).toBeLessThan(1.5 * FILM.length)
})

test('with the storage away calls and recording go on, what is here plays, what is there is out of reach; then it goes on', async () => {
  await start()
  const early = await beginRecording()
  lay(early, '1.mp4')
  await endRecording()
  await moved(early)
  const there = await urlOf(early)
  s3.door.cut()

  const late = await beginRecording()
  lay(late, '1.mp4')
  await endRecording()
  expect(await teacher.command({ type: 'chat.send', text: 'still here' })).toBeNull()
  expect(await lineOf('storage/away')).toMatchObject({ level: 40, msg: 'recordings wait for their storage', waitingBytes: FILM.length, word: expect.any(String) })
  expect((await bytesOf(await fetch(await urlOf(late)))).equals(FILM)).toBe(true)
  expect(await read(early)).toMatchObject({ status: 503, body: { code: 'recording/storage-away' } })
  const out = await range(there, 'bytes=0-9')
  expect([out.status, await out.json()]).toMatchObject([503, { code: 'recording/storage-away' }])
  expect(out.headers.get('content-range')).toBeNull()

  s3.door.mend()
  await moved(late, 60_000)
  expect((await bytesOf(await fetch(await urlOf(early)))).equals(FILM)).toBe(true)
  expect((await bytesOf(await fetch(await urlOf(late)))).equals(FILM)).toBe(true)
})

test.each([
  ['a wrong secret', { LIANMAI_RECORDINGS_S3_SECRET_KEY: 'notTheSecret/6789' }, 'SignatureDoesNotMatch'],
  ['an unknown key', { LIANMAI_RECORDINGS_S3_ACCESS_KEY: 'LMUNKNOWNKEY00000000' }, 'InvalidAccessKeyId'],
])('%s is told in one line that holds no key; the recording stays here and plays', async (_, env, word) => {
  await start({ env: { ...env, LIANMAI_LOG: 'debug' } })
  expect(await lineOf('storage/refused')).toMatchObject({ level: 40, msg: 'recordings wait for their storage', word, waitingBytes: 0 })
  const recording = await beginRecording()
  lay(recording, '1.mp4')
  await endRecording()
  await eventually('it is told to wait', () => logged().some(({ code, waitingBytes }) => code === 'storage/refused' && waitingBytes === FILM.length) || null, 30_000)
  expect((await bytesOf(await fetch(await urlOf(recording)))).equals(FILM)).toBe(true)
  expect(s3.objects()).toEqual([])
  for (const key of [...Object.values(S3_KEYS), ...Object.values(env).filter((value) => value !== 'debug')]) expect(server.log()).not.toContain(key)
})

test('when its time is over a recording is removed there and here', async () => {
  await start({ args: ['--recordings-days=30'] })
  const recordings: string[] = []
  for (let count = 0; count < 2; count += 1) {
    const recording = await beginRecording()
    lay(recording, '1.mp4')
    await endRecording()
    await moved(recording)
    recordings.push(recording)
  }
  const [old = '', young = ''] = recordings
  await server.stop()
  const setting = createScope()
  await (await openDatabase(join(dataDir, 'lianmai.db'), setting)).updateTable('recordings').set({ ended_at: Date.now() - 31 * DAY_MS }).where('id', '=', old).execute()
  setting.end()
  // What is half moved has a copy here too.
  lay(old, '1.mp4')
  lay(old, '2.mp4', false)
  await start({ args: ['--recordings-days=30'] })
  await eventually('the old one is gone', () => s3.objects().every((name) => !name.startsWith(old)) || null, 30_000)
  await eventually('its folder is gone', () => !existsSync(folderOf(old)) || null)
  expect(s3.objects()).toEqual([`${young}/1.mp4`, `${young}/parts.jsonl`])
})

test('wrong words about S3 end the start with a sentence; a server without S3 never loads its client', async () => {
  const hook = join(dataDir, 'tell-imports.mjs')
  writeFileSync(hook, `import { registerHooks } from 'node:module'\nregisterHooks({ load(url, context, next) { if (url.includes('@aws-sdk')) process.stderr.write('loads ' + url + '\\n'); return next(url, context) } })\n`)
  const env = { NODE_OPTIONS: `--import=${hook}` }
  await expect(startServer({ args: ['--recordings-s3=https://s3.example'] })).rejects.toThrow('--recordings-s3 is an address such as https://host/bucket')
  await expect(startServer({ args: ['--recordings-s3=https://s3.example/films'] })).rejects.toThrow('LIANMAI_RECORDINGS_S3_ACCESS_KEY')
  const without = await startServer({ env })
  expect(without.log()).not.toContain('loads')
  await without.stop()
  await start({ env })
  expect(server.log()).toContain('loads')
})
