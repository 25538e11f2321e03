import { createScope, type Scope } from '#shared/kernel/scope'
import type { Ephemeral } from '#shared/room/commands'
import type { RoomNotice } from '../../../../server/src/bus/contract'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { createVisit } from '../../../../server/src/signaling/visit'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'
import { secretScenario } from '../../../support/secret-law'

let scope: Scope
let workshop: Workshop
let open: OpenRoom
const notices: RoomNotice[] = []

beforeEach(async () => {
  scope = createScope()
  workshop = await openWorkshop(temporaryDirectory(scope), scope, { now: Date.now() }, false, undefined, [{ ...secretScenario, id: 'fixture' }])
  open = await openFixture(workshop)
  await letIn(open, 'host')
  await letIn(open, 'ann')
  notices.length = 0
  workshop.bus.subscribe(open.room.id, scope, (notice) => void notices.push(notice))
})
afterEach(() => scope.end())

const pass = (from: string, data: Ephemeral) => createVisit({ bus: workshop.bus, random: Math.random }, open, from, 'program').ephemeral(data)

test('what everybody may know goes to everybody', () => {
  pass('ann', { type: 'level', level: 1 })
  pass('host', { type: 'law', data: { x: 1 } })
  expect(notices).toEqual([{ kind: 'ephemeral', from: 'ann', data: { type: 'level', level: 1 } }, { kind: 'ephemeral', from: 'host', data: { type: 'law', data: { x: 1 } } }])
})

test('the law says whom its passing data reach', () => {
  pass('ann', { type: 'law', data: 1 })
  expect(notices).toEqual([{ kind: 'ephemeral', from: 'ann', data: { type: 'law', data: 1 }, to: ['host'] }])
})

test('what the law lets reach nobody, and what comes from nobody in the room, is dropped', () => {
  pass('host', { type: 'law', data: null })
  pass('zoe', { type: 'law', data: 1 })
  expect(notices).toEqual([])
})

test('a bug in the law drops what passes and is told; nothing else breaks', () => {
  pass('host', { type: 'law', data: 'bug' })
  expect([notices, workshop.reports]).toEqual([[], ['passing data threw']])
})
