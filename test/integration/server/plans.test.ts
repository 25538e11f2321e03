import ICAL from 'ical.js'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { EnterReply, PlanReply, PlansReply } from '#shared/protocol/plan'
import type { SessionReply } from '#shared/protocol/http'
import { success } from '#shared/kernel/result'
import { createPlanShelf } from '../../../server/src/store/plans'
import { createPlans } from '../../../server/src/schedule/plans'
import { ask, signIn } from '../../support/ask'
import { eventually } from '../../support/eventually'
import { fixtureScenario } from '../../support/fixture-scenario'
import { letIn } from '../../support/fixture-room'
import { openDoors, type OpenDoors } from '../../support/open-doors'
import { startServer, type StartedServer } from '../../support/start-server'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

let scope: Scope
let doors: OpenDoors
let host: SessionReply
let ann: SessionReply
let start: number

beforeEach(async () => {
  scope = createScope()
  doors = await openDoors(scope)
  start = Math.ceil(doors.workshop.clock.now / MINUTE_MS) * MINUTE_MS + 2 * HOUR_MS
  host = await signIn(doors.base, 'Host')
  ann = await signIn(doors.base, 'Ann')
})
afterEach(() => scope.end())

const daily = (count: number) => ({ every: 'day', end: { by: 'count', count } })
const wish = (change: object = {}) => ({ scenario: 'fixture', title: 'Algebra', startsAt: start, zone: 'Asia/Shanghai', minutes: 45, repeat: daily(3), students: ['Ann', 'Bo'], ...change })
const by = (session: SessionReply | null, path: string, body?: unknown) => ask<PlanReply & PlansReply & EnterReply & { readonly opensAt?: number }>(doors.base, path, { ...(session === null ? {} : { token: session.token }), ...(body === undefined ? {} : { body }) })
const make = async (change: object = {}) => (await by(host, '/api/plans', wish(change))).body.plan
const see = async (session: SessionReply | null, id: string) => (await by(session, `/api/plans/${id}`)).body
const enter = (session: SessionReply, id: string) => by(session, `/api/plans/${id}/enter`, {})
const send = async (method: string, session: SessionReply, id: string, body?: object) => {
  const response = await fetch(`${doors.base}/api/plans/${id}`, { method, headers: { authorization: `Bearer ${session.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const answer: PlanReply & { readonly code?: string } = await response.json()
  return { status: response.status, body: answer }
}
const goTo = (moment: number) => void (doors.workshop.clock.now = moment)

test('a plan is read by whoever has its link: what, when and with whom, but not the list', async () => {
  const plan = await make()
  expect(plan).toMatchObject({ mine: true, students: ['Ann', 'Bo'], reminder: 10, zone: 'Asia/Shanghai', occurrences: [{ startsAt: start }, { startsAt: start + DAY_MS }, { startsAt: start + 2 * DAY_MS }] })
  for (const session of [ann, null]) {
    const { plan: seen, door, now } = await see(session, plan.id)
    expect([seen.title, seen.host, seen.mine, seen.students, now]).toEqual(['Algebra', 'Host', false, [], doors.workshop.clock.now])
    expect(door).toEqual({ state: 'closed', opensAt: start - 10 * MINUTE_MS, startsAt: start })
  }
  expect((await make({ title: '  ' })).title).toBe('A room')
})

test('what makes no sense is refused with its code', async () => {
  const code = async (change: object, session: SessionReply | null = host) => (await by(session, '/api/plans', wish(change))).body.code
  expect(await code({}, null)).toBe('session/required')
  expect(await code({ scenario: 'nothing' })).toBe('scenario/unknown')
  expect(await code({ variant: 'nothing' })).toBe('room/variant-unknown')
  expect(await code({ startsAt: start - DAY_MS, repeat: null })).toBe('plan/over')
  expect(await code({ repeat: { every: 'day', end: { by: 'date', date: '2099-01-01' } } })).toBe('plan/too-many')
  for (const change of [{ startsAt: start + 1 }, { startsAt: -MINUTE_MS }, { startsAt: 1e15 }, { zone: 'Mars/Base' }, { zone: '../etc' }, { minutes: 4 }, { minutes: 721 }, { title: 'x'.repeat(41) }, { repeat: daily(201) }, { repeat: { every: 'week', weekdays: [8], end: { by: 'count', count: 2 } } }, { repeat: { every: 'week', weekdays: [], end: { by: 'count', count: 2 } } }, { students: Array.from({ length: 501 }, () => 'x') }, { students: [''] }, { reminder: -1 }]) expect([change, await code(change)]).toEqual([change, 'request/invalid'])
  expect(await code({ students: Array.from({ length: 500 }, (_, index) => `${'名'.repeat(36)}${index}`) })).toBeUndefined()
  expect((await by(ann, '/api/plans/nothing')).body.code).toBe('plan/not-found')
})

test('who comes too early is told when the door opens; then guests wait until the host is in', async () => {
  const { id } = await make()
  for (const session of [host, ann]) expect(await enter(session, id)).toMatchObject({ status: 409, body: { code: 'plan/too-early', opensAt: start - 10 * MINUTE_MS } })
  goTo(start - 10 * MINUTE_MS)
  expect((await enter(ann, id)).body).toEqual({ state: 'waiting', now: start - 10 * MINUTE_MS, startsAt: start, host: 'Host' })
  const entered = (await enter(host, id)).body
  if (entered.state !== 'open') throw new Error('the host stands before the door')
  const { room } = entered
  expect(room).toMatchObject({ title: 'Algebra', scenario: 'fixture', people: 0, life: 'open', joinCode: expect.stringMatching(/^\d{6}$/) })
  expect((await enter(ann, id)).body.state).toBe('waiting')
  expect((await see(ann, id)).plan.occurrences[0]?.room).toBeNull()
  const open = doors.workshop.rooms.find(room.id)
  if (open === null) throw new Error('no room')
  await letIn(open, host.user.id)
  expect((await enter(ann, id)).body).toMatchObject({ state: 'open', room: { id: room.id, people: 1 } })
  expect((await enter(host, id)).body).toMatchObject({ state: 'open', room: { id: room.id } })
})

test('a host who presses twice opens one room', async () => {
  const { id } = await make()
  goTo(start)
  const entered = await Promise.all([enter(host, id), enter(host, id), enter(host, id)])
  expect(new Set(entered.map(({ body }) => (body.state === 'open' ? body.room.id : null))).size).toBe(1)
})

test('each occurrence has a room of its own', async () => {
  const { id } = await make()
  const rooms: unknown[] = []
  for (const day of [0, 1]) {
    goTo(start + day * DAY_MS)
    const { body } = await enter(host = await signInAgain(host), id)
    rooms.push(body.state === 'open' ? body.room.id : null)
  }
  expect(new Set(rooms).size).toBe(2)
  expect((await see(host, id)).plan.occurrences.map(({ room }) => room)).toEqual([...rooms, null])
})

/** A session is renewed after half a day: the person stays the same. */
const signInAgain = async (session: SessionReply) => (await ask<SessionReply>(doors.base, '/api/sessions', { body: { name: session.user.name, renews: session.token } })).body

test('a host whose session ran out is the host still, for months; a forged or foreign token makes somebody new', async () => {
  const { id } = await make()
  goTo(doors.workshop.clock.now + 90 * DAY_MS)
  const again = await signInAgain(host)
  expect(again.user).toEqual(host.user)
  expect((await see(again, id)).plan.mine).toBe(true)
  for (const renews of [`${host.token.slice(0, -4)}AAAA`, 'nothing', '']) expect((await ask<SessionReply>(doors.base, '/api/sessions', { body: { name: 'Host', renews } })).body.user.id).not.toBe(host.user.id)
  goTo(doors.workshop.clock.now + 400 * DAY_MS)
  expect((await signInAgain(host)).user.id).not.toBe(host.user.id)
})

test('one occurrence is moved, one is cancelled, later ones and all are changed; everybody sees it', async () => {
  const { id } = await make()
  const starts = async () => (await see(null, id)).plan.occurrences.map(({ startsAt, cancelled }) => (cancelled ? 'cancelled' : (startsAt - start) / HOUR_MS))
  expect((await send('PATCH', host, id, { scope: 'one', occurrence: start + DAY_MS, startsAt: start + DAY_MS + HOUR_MS })).status).toBe(200)
  expect(await starts()).toEqual([0, 25, 48])
  expect((await send('DELETE', host, id, { occurrence: start + 2 * DAY_MS })).status).toBe(200)
  expect(await starts()).toEqual([0, 25, 'cancelled'])
  expect((await send('POST', host, id, { scope: 'later', occurrence: start + DAY_MS, startsAt: start + DAY_MS + 3 * HOUR_MS, title: 'Geometry' })).status).toBe(200)
  expect(await starts()).toEqual([0, 27, 51])
  expect((await send('PATCH', host, id, { scope: 'all', title: 'Both', students: ['Cy'] })).body.plan).toMatchObject({ title: 'Both', students: ['Cy'] })
  expect((await send('PATCH', host, id, { scope: 'one', occurrence: 5, title: 'x' })).body.code).toBe('plan/not-found')
  expect((await send('PATCH', host, id, { scope: 'whole' })).body.code).toBe('request/invalid')
})

test('somebody else’s plan is changed by nobody', async () => {
  const { id } = await make()
  for (const [method, body] of [['PATCH', { scope: 'all', title: 'Mine' }], ['POST', { scope: 'all', cancelled: true }], ['DELETE', undefined], ['DELETE', { occurrence: start }]] as const) expect(await send(method, ann, id, body)).toMatchObject({ status: 403, body: { code: 'plan/not-yours' } })
  expect((await see(null, id)).plan).toMatchObject({ title: 'Algebra', cancelled: false })
})

test('a plan that is cancelled while people are in: they stay, the plan says so, nobody more comes in', async () => {
  const { id } = await make()
  goTo(start)
  const { body } = await enter(host, id)
  const open = body.state === 'open' ? doors.workshop.rooms.find(body.room.id) : null
  if (open === null) throw new Error('no room')
  await letIn(open, host.user.id)
  await letIn(open, ann.user.id)
  expect((await send('DELETE', host, id)).body).toMatchObject({ plan: { cancelled: true }, door: { state: 'cancelled' } })
  expect(open.room.current.room).toMatchObject({ life: { phase: 'open' }, members: [{}, {}] })
  expect((await see(null, id))).toMatchObject({ plan: { cancelled: true, occurrences: [{ cancelled: true }, { cancelled: true }, { cancelled: true }] }, door: { state: 'cancelled' } })
  for (const session of [host, ann]) expect((await enter(session, id)).body.code).toBe('plan/cancelled')
  expect((await send('PATCH', host, id, { scope: 'all', title: 'x' })).body.code).toBe('plan/cancelled')
})

test('a room that was ended is opened anew by the host alone; after the last occurrence it is over', async () => {
  const { id } = await make({ repeat: null })
  goTo(start)
  const { body } = await enter(host, id)
  const room = body.state === 'open' ? body.room.id : ''
  await doors.workshop.rooms.find(room)?.room.change(() => success([{ type: 'room.ended', why: 'by-host' }]))
  expect((await enter(ann, id)).body.code).toBe('plan/over')
  expect((await enter(host, id)).body).toMatchObject({ state: 'open', room: { life: 'open' } })
  goTo(start + 46 * MINUTE_MS)
  const later = await make({ startsAt: start + DAY_MS, repeat: null })
  expect(later.occurrences).toHaveLength(1)
  goTo(start + 2 * DAY_MS)
  host = await signInAgain(host)
  expect((await enter(host, later.id)).body.code).toBe('plan/over')
})

test('a schedule holds what somebody plans and what they came to, the next first', async () => {
  const [first, second] = [await make({ startsAt: start + 3 * HOUR_MS, repeat: null, title: 'Second' }), await make({ repeat: null })]
  await make({ title: 'Strangers never see this', startsAt: start + HOUR_MS })
  const titles = async (session: SessionReply) => (await by(session, '/api/plans')).body.coming.map(({ occurrence, mine }) => [occurrence.title, mine])
  expect((await titles(host)).slice(0, 2)).toEqual([['Algebra', true], ['Strangers never see this', true]])
  expect(await titles(ann)).toEqual([])
  for (const { id } of [first, second]) await enter(ann, id)
  expect(await titles(ann)).toEqual([['Algebra', false], ['Second', false]])
  goTo(start + HOUR_MS)
  const { coming, past } = (await by(ann, '/api/plans')).body
  expect([coming.map(({ id }) => id), past.map(({ id }) => id)]).toEqual([[first.id], [second.id]])
  expect((await by(null, '/api/plans')).body.code).toBe('session/required')
})

test('the calendar file comes without a session, as a calendar, and leads back', async () => {
  const { id } = await make()
  await send('DELETE', host, id, { occurrence: start })
  const response = await fetch(`${doors.base}/api/plans/${id}/calendar.ics`)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const [event] = new ICAL.Component(ICAL.parse(await response.text())).getAllSubcomponents('vevent')
  expect(event?.getFirstPropertyValue('url')).toBe(`${doors.base}/#/pages/plans/index?id=${id}`)
  expect(event?.getFirstPropertyValue('sequence')).toBe(1)
  expect((await ask(doors.base, '/api/plans/nothing/calendar.ics')).body.code).toBe('plan/not-found')
})

test('changes at the same time are all made, none lost', async () => {
  const { id } = await make({ repeat: daily(10) })
  await Promise.all(Array.from({ length: 10 }, (_, day) => send('DELETE', host, id, { occurrence: start + day * DAY_MS })))
  expect((await see(null, id)).plan.occurrences.map(({ cancelled }) => cancelled)).toEqual(Array.from({ length: 10 }, () => true))
})

test('of the shelf’s plans everything is kept', async () => {
  const { id } = await make()
  await send('PATCH', host, id, { scope: 'later', occurrence: start + DAY_MS, minutes: 30 })
  const reopened = createPlans({ scenarios: [fixtureScenario], rooms: doors.workshop.rooms, shelf: createPlanShelf(doors.workshop.database), now: () => doors.workshop.clock.now })
  const found = await reopened.find(id, host.user)
  expect(found.ok && found.value).toEqual(await see(host, id))
})

describe('the real program', () => {
  let server: StartedServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  test('keeps its plans through a kill of its server', async () => {
    const { token } = await signIn(server.base, 'Teacher')
    const soon = Math.ceil((Date.now() + MINUTE_MS) / MINUTE_MS) * MINUTE_MS
    const { body: { plan } } = await ask<PlanReply>(server.base, '/api/plans', { token, body: { scenario: 'claims', title: '定损', startsAt: soon, zone: 'Asia/Shanghai', minutes: 30, repeat: null } })
    await server.kill('server')
    const found = await eventually('the server is back', async () => {
      const answer = await ask<PlanReply>(server.base, `/api/plans/${plan.id}`, { token })
      return answer.status === 200 ? answer.body.plan : null
    })
    expect(found).toEqual(plan)
    expect((await ask<EnterReply>(server.base, `/api/plans/${plan.id}/enter`, { token, body: {} })).body).toMatchObject({ state: 'open', room: { scenario: 'claims', title: '定损' } })
  })
})
