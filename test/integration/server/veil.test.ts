import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { RecordingReply, RecordingsReply, RoomSummary, SessionReply } from '#shared/protocol/http'
import type { RoomEvent } from '#shared/room/events'
import { readConfig } from '../../../server/src/config/read-config'
import { readSecret } from '../../../server/src/config/secret'
import { serve } from '../../../server/src/serve'
import { ask, openRoom, signIn } from '../../support/ask'
import { eventually } from '../../support/eventually'
import { freeTcpPorts } from '../../support/free-ports'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { secretLaw, secretScenario } from '../../support/secret-law'
import { renderProgram } from '../../support/render-program'
import { openSilentGateway } from '../../support/silent-gateway'

let dataDir: string
let scope: Scope
let base: string
let room: RoomSummary
let sessions: Readonly<Record<'lead' | 'ann' | 'bob', SessionReply>>

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lianmai-veil-'))
  scope = createScope()
  const [gatewayPort = 0] = await freeTcpPorts(1)
  await openSilentGateway(gatewayPort, scope)
  const config = readConfig(['--role=server', '--port=0', `--gateway-port=${gatewayPort}`, `--data=${dataDir}`], { LIANMAI_RATE_SCALE: '100' }, dataDir)
  if (!config.ok) throw new Error(config.failure)
  const port = await serve({ config: config.value, secret: readSecret(dataDir), certificate: null, render: renderProgram, scenarios: [secretScenario], logger: pino({ level: 'silent' }) }, scope)
  base = `http://127.0.0.1:${port}`
})
afterAll(() => {
  scope.end()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  sessions = { lead: await signIn(base, 'Lead'), ann: await signIn(base, 'Ann'), bob: await signIn(base, 'Bob') }
  room = await openRoom(base, sessions.lead, 'secrets')
})

const inside: RoomClient[] = []
afterEach(() => inside.splice(0).forEach((client) => client.close()))

async function enter(session: SessionReply): Promise<RoomClient> {
  const client = await joinRoom({ base, session, room: room.id, law: secretLaw })
  inside.push(client)
  return client
}
const move = async (client: RoomClient, asked: { readonly type: string; readonly text?: string }) => expect(await client.command({ type: 'law.move', move: asked })).toBeNull()
const ofLaw = ({ events }: RoomClient) => events.flatMap(({ event }): readonly RoomEvent[] => (event.type.startsWith('law.') ? [event] : []))
const allHeard = (clients: readonly RoomClient[], calls: number) =>
  Promise.all(clients.map((client) => client.until('the call is heard', ({ law }) => JSON.stringify(law).includes(`"calls":${calls}`))))
const leaks = (client: RoomClient) => JSON.stringify([client.room, client.events]).includes('hers alone')

test('a hidden move reaches its author and the lead; the others learn that something happened', async () => {
  const [lead, ann, bob] = [await enter(sessions.lead), await enter(sessions.ann), await enter(sessions.bob)]
  await move(ann, { type: 'note', text: 'hers alone' })
  await move(lead, { type: 'ask', text: '42' })
  await move(ann, { type: 'call' })
  await allHeard([lead, ann, bob], 1)
  const noted = { type: 'law.happened', happening: { what: 'noted', by: ann.you, text: 'hers alone' } }
  expect(ofLaw(lead)).toContainEqual(noted)
  expect(ofLaw(ann)).toContainEqual(noted)
  expect(ofLaw(bob)).toEqual([{ type: 'law.hidden' }, { type: 'law.happened', happening: { what: 'asked', answer: null } }, { type: 'law.happened', happening: { what: 'called' } }])
  expect([leaks(lead), leaks(ann), leaks(bob)]).toEqual([true, true, false])
  expect([lead.seq, ann.seq]).toEqual([bob.seq, bob.seq])
})

test('who comes later finds in the room what is shown to them, and nothing else', async () => {
  const [lead, ann] = [await enter(sessions.lead), await enter(sessions.ann)]
  await move(ann, { type: 'note', text: 'hers alone' })
  await move(lead, { type: 'ask', text: '42' })
  const bob = await enter(sessions.bob)
  expect(bob.room.law).toEqual(secretLaw.opening)
  await move(lead, { type: 'reveal' })
  await bob.until('the answer is told', ({ law }) => JSON.stringify(law).includes('42'))
  expect(leaks(bob)).toBe(false)
})

test('who resumes after a cut catches up without what is hidden, and misses no number', async () => {
  const [lead, ann, bob] = [await enter(sessions.lead), await enter(sessions.ann), await enter(sessions.bob)]
  bob.cut(600)
  for (let count = 0; count < 30; count += 1) await move(ann, { type: 'note', text: `hers alone ${count}` })
  await move(lead, { type: 'call' })
  await allHeard([lead, ann, bob], 1)
  expect(bob.entries).toEqual({ snapshots: 1, resumes: 1 })
  expect(ofLaw(bob)[0]).toEqual({ type: 'law.hidden', count: 30 })
  expect(leaks(bob)).toBe(false)
  await move(lead, { type: 'call' })
  await allHeard([lead, ann, bob], 2)
  expect(bob.seq).toBe(lead.seq)
})

test('passing data reach whom the law says, without a word of who else hears it', async () => {
  const [lead, ann, bob] = [await enter(sessions.lead), await enter(sessions.ann), await enter(sessions.bob)]
  ann.ephemeral({ type: 'law', data: { stroke: 1 } })
  lead.ephemeral({ type: 'law', data: { pointer: 1 } })
  ann.ephemeral({ type: 'level', level: 0.5 })
  await eventually('all is heard', () => (lead.ephemerals.length === 2 && bob.ephemerals.length === 2 && ann.ephemerals.length === 1) || null)
  const stroke = { type: 'ephemeral', from: ann.you, data: { type: 'law', data: { stroke: 1 } } }
  const pointer = { type: 'ephemeral', from: lead.you, data: { type: 'law', data: { pointer: 1 } } }
  const level = { type: 'ephemeral', from: ann.you, data: { type: 'level', level: 0.5 } }
  expect(lead.ephemerals).toEqual([stroke, level])
  expect(ann.ephemerals).toEqual([pointer])
  expect(bob.ephemerals).toEqual(expect.arrayContaining([pointer, level]))
})

test('a recording tells nobody of the law\'s steps, so that none of them is given away', async () => {
  const [lead, ann, bob] = [await enter(sessions.lead), await enter(sessions.ann), await enter(sessions.bob)]
  await lead.until('a gateway is here', ({ gatewayEpoch }) => gatewayEpoch !== null)
  expect(await lead.command({ type: 'recording.start' })).toBeNull()
  await move(ann, { type: 'note', text: 'hers alone' })
  await move(bob, { type: 'call' })
  expect(await lead.command({ type: 'recording.stop' })).toBeNull()
  const happenings = async ({ token }: SessionReply) => {
    const [{ id } = { id: '' }] = (await ask<RecordingsReply>(base, '/api/recordings', { token })).body.recordings
    const { body } = await ask<RecordingReply>(base, `/api/recordings/${id}`, { token })
    return body.events.filter(({ event }) => event.type.startsWith('law.')).length
  }
  expect([await happenings(sessions.lead), await happenings(sessions.ann), await happenings(sessions.bob)]).toEqual([0, 0, 0])
})
