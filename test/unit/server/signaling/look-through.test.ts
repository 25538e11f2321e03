import type { Json } from '#shared/kernel/json'
import { noLaw } from '#shared/scenario/law'
import type { RoomNotice } from '../../../../server/src/bus/contract'
import { lookThrough } from '../../../../server/src/signaling/look-through'
import { veiledNotice } from '../../../../server/src/signaling/veiled-notice'
import { keepWire } from '../../../support/fake-wire'
import { secretLaw } from '../../../support/secret-law'

type EventsNotice = Extract<RoomNotice, { kind: 'events' }>
let seq = 0
beforeEach(() => {
  seq = 0
})
const notice = (...happenings: readonly Json[]): EventsNotice => ({ kind: 'events', events: happenings.map((happening) => ({ seq: ++seq, at: 0, event: { type: 'law.happened', happening } })) })
const noted = { what: 'noted', by: 'ann', text: 'hers' }
const called = { what: 'called' }
const guest = (id: string) => ({ id, role: 'guest' })

function looking(id: string, law = secretLaw) {
  const wire = keepWire()
  const show = lookThrough(wire, { law, roles: [] }, guest(id))
  const told = () => wire.sent.map((message) => (message.type === 'events' ? message.events.map(({ seq: at, event }) => [at, event.type === 'law.happened' ? event.happening : event]) : message))
  return { show, told }
}

test('who sees everything gets the very same notice', () => {
  const one = notice(noted, called)
  expect(veiledNotice(one, secretLaw, { id: 'host', role: 'lead' })).toBe(one)
  expect(veiledNotice(one, secretLaw, guest('ann'))).toBe(one)
})

test('people of one role who see the same share one notice, so that it is encoded once', () => {
  const one = notice(noted, called)
  const bob = veiledNotice(one, secretLaw, guest('bob'))
  expect(bob).not.toBe(one)
  expect(veiledNotice(one, secretLaw, guest('cid'))).toBe(bob)
})

test('what is hidden is told as one event, and only when something is shown', () => {
  const { show, told } = looking('bob')
  show(notice(noted))
  show(notice(noted, noted))
  expect(told()).toEqual([])
  show(notice(called))
  expect(told()).toEqual([[[3, { type: 'law.hidden', count: 3 }]], [[4, called]]])
})

test('a notice that hides a part keeps every place', () => {
  const { show, told } = looking('bob')
  show(notice(noted, called))
  expect(told()).toEqual([[[1, { type: 'law.hidden' }], [2, called]]])
})

test('hidden events are told of at last, though nothing shown came', () => {
  const { show, told } = looking('bob')
  for (let count = 0; count < 450; count += 1) show(notice(noted))
  expect(told()).toEqual([[[200, { type: 'law.hidden', count: 200 }]], [[400, { type: 'law.hidden', count: 200 }]]])
})

test('a law without a veil, and what is no event, go on as they are', () => {
  const wire = keepWire()
  const show = lookThrough(wire, { law: noLaw, roles: [] }, guest('bob'))
  const level: RoomNotice = { kind: 'ephemeral', from: 'ann', data: { type: 'level', level: 1 } }
  show(notice(noted))
  show(level)
  expect(wire.sent).toEqual([{ type: 'events', events: [{ seq: 1, at: 0, event: { type: 'law.happened', happening: noted } }] }, { type: 'ephemeral', from: 'ann', data: level.data }])
})
