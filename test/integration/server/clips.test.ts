import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordingReply, RecordingsReply, SessionReply } from '#shared/protocol/http'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { ask, askPublish, openRoom, signIn } from '../../support/ask'
import { encode } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { SIGNATURES } from '../../support/fake-media'
import { phoneInRoom, rtmpAddress } from '../../support/phone'
import { pushByFfmpeg } from '../../support/phone-ffmpeg'
import { complaintsOf, probeFile } from '../../support/recorded'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { startServer, type StartedServer } from '../../support/start-server'
import { publish } from '../../support/webrtc-client'
import { sendEncoded } from '../../support/webrtc-sender'

jest.setTimeout(120_000)
const [, green, blue] = SIGNATURES

let scope: Scope
let server: StartedServer
let teacher: RoomClient
let phone: RoomClient
beforeAll(async () => {
  scope = createScope()
  server = await startServer()
  const session = await signIn(server.base, 'Teacher')
  const { id, joinCode } = await openRoom(server.base, session)
  teacher = await joinRoom({ base: server.base, session, room: id })
  scope.onEnd(() => teacher.close())
  phone = await phoneInRoom(scope, server.base, joinCode, 'Phone')
  pushByFfmpeg(scope, await rtmpAddress(server.base, phone), blue)
  const client = await publish((await askPublish(server.base, session, id)).whip)
  scope.onEnd(() => client.close())
  sendEncoded(client, encode({ hz: green.hz }), {}, scope)
  await teacher.until('both send', ({ streams }) => streams.length === 2)
})
afterAll(async () => {
  scope.end()
  await server.stop()
})

type ClipEvent = Extract<RoomEvent, { readonly type: `clip.${string}` }>
const clipEvents = (): readonly ClipEvent[] => teacher.events.map(({ event }: LoggedEvent) => event).filter((event): event is ClipEvent => event.type.startsWith('clip.'))
const last = <Type extends ClipEvent['type']>(type: Type) => clipEvents().findLast((event): event is Extract<ClipEvent, { readonly type: Type }> => event.type === type)
const noneOpen = () => teacher.until('no clip is waited for', ({ clips }) => clips.length === 0)
const read = (session: SessionReply, id: string) => ask<RecordingReply>(server.base, `/api/recordings/${id}`, { token: session.token })

test('a clip of the last seconds is there within a second, for everybody who was in the room, with what was said in its time', async () => {
  await teacher.command({ type: 'chat.send', text: 'long before' })
  await pause(8_000)
  await phone.command({ type: 'chat.send', text: 'look at this' })
  await pause(1_000)
  const askedAt = performance.now()
  expect(await teacher.command({ type: 'clip.take', seconds: 5 })).toBeNull()
  await noneOpen()
  expect(performance.now() - askedAt).toBeLessThan(1_500)
  const made = last('clip.made')
  expect(last('clip.asked')).toMatchObject({ id: made?.id, by: teacher.you, streams: null })

  const { recordings } = (await ask<RecordingsReply>(server.base, '/api/recordings', { token: phone.session.token })).body
  expect(recordings).toMatchObject([{ id: made?.id, kind: 'clip', room: teacher.room.id, startedAt: made?.beganAt, endedAt: made?.endedAt }])
  const { body } = await read(phone.session, made?.id ?? '')
  expect(body.parts.map(({ owner }) => owner).sort()).toEqual([teacher.you, phone.you].sort())
  expect(body.events.map(({ event }) => (event.type === 'chat.sent' ? event.text : event.type))).toContain('look at this')
  expect(body.events.map(({ event }) => (event.type === 'chat.sent' ? event.text : event.type))).not.toContain('long before')
  for (const [index, part] of body.parts.entries()) {
    const file = join(server.dataDir, `${index}.mp4`)
    writeFileSync(file, Buffer.from(await (await fetch(part.url)).arrayBuffer()))
    expect(complaintsOf(file)).toBe('')
    expect(probeFile(file).tracks.map(({ kind }) => kind)).toEqual(['video', 'audio'])
    expect(probeFile(file).seconds).toBeGreaterThan(4.7)
  }
  expect((await read(await signIn(server.base, 'Stranger'), made?.id ?? '')).status).toBe(404)
})

test('a clip of nothing is listed nowhere, also when its room ends before that is known', async () => {
  const { id } = await openRoom(server.base, teacher.session)
  const host = await joinRoom({ base: server.base, session: teacher.session, room: id })
  scope.onEnd(() => host.close())
  expect(await host.command({ type: 'clip.take', seconds: 5 })).toBeNull()
  expect(await host.command({ type: 'room.end' })).toBeNull()
  const clip = host.events.flatMap(({ event }) => (event.type === 'clip.asked' ? [event.id] : []))[0] ?? ''
  await eventually('it is given up', async () => (await read(teacher.session, clip)).status === 404 || null)
  const { recordings } = (await ask<RecordingsReply>(server.base, '/api/recordings', { token: teacher.session.token })).body
  expect(recordings.filter(({ room }) => room === id)).toEqual([])
})

test('who may not record, and who asks for too much, is refused', async () => {
  expect(await phone.command({ type: 'clip.take', seconds: 5 })).toBe('member/not-allowed')
  expect(await teacher.command({ type: 'clip.take', seconds: 31 })).toBe('clip/unavailable')
})

test('of many at once three are taken, and all of them are made', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => teacher.command({ type: 'clip.take', seconds: 3 })))
  expect(answers).toEqual([null, null, null, 'clip/busy', 'clip/busy'])
  await noneOpen()
  const made = clipEvents().filter(({ type }) => type === 'clip.made').slice(-3).map(({ id }) => id)
  expect(new Set(made).size).toBe(3)
  for (const id of made) expect((await read(teacher.session, id)).body.parts).toHaveLength(2)
})

test('a gateway that was killed keeps again what comes; what it had is lost, and says so', async () => {
  const { gatewayEpoch: before } = teacher.room
  await server.kill('gateway')
  await teacher.until('another gateway is here', ({ gatewayEpoch }) => gatewayEpoch !== null && gatewayEpoch !== before)
  expect(await teacher.command({ type: 'clip.take', seconds: 5 })).toBeNull()
  await noneOpen()
  const { id, why } = last('clip.failed') ?? {}
  expect(why).toBe('empty')
  expect((await read(teacher.session, id ?? '')).status).toBe(404)
  expect(existsSync(join(server.dataDir, 'recordings', id ?? 'none'))).toBe(false)
  const life = createScope(scope)
  pushByFfmpeg(life, await rtmpAddress(server.base, phone), blue)
  await teacher.until('the phone sends again', ({ streams }) => streams.length === 1)
  await pause(3_000)
  expect(await teacher.command({ type: 'clip.take', seconds: 5 })).toBeNull()
  await noneOpen()
  expect((await read(teacher.session, last('clip.made')?.id ?? '')).body.parts).toMatchObject([{ owner: phone.you }])
  life.end()
})

test('a server that was killed while a clip is made hears of it when it is back', async () => {
  const life = createScope(scope)
  pushByFfmpeg(life, await rtmpAddress(server.base, phone), blue)
  await teacher.until('the phone sends', ({ streams }) => streams.length === 1)
  await pause(3_000)
  expect(await teacher.command({ type: 'clip.take', seconds: 5 })).toBeNull()
  const asked = last('clip.asked')?.id ?? ''
  await server.kill('server')
  await eventually('the clip is made', async () => ((await read(teacher.session, asked)).body.endedAt !== null ? true : null))
  await noneOpen()
  expect((await read(teacher.session, asked)).body.parts.length).toBeGreaterThan(0)
  life.end()
})
