import * as fc from 'fast-check'
import * as v from 'valibot'
import type { Json } from '#shared/kernel/json'
import { composeLaw } from '#shared/scenario/compose-law'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawContext } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'
import { countLaw, TURN_MS } from '../../support/fixture-scenario'
import { itKeepsItsVeil } from '../../support/keeps-its-veil'
import { room } from '../../support/room'
import { secretLaw } from '../../support/secret-law'

const both = composeLaw({ first: countLaw, second: countLaw, secrets: secretLaw })
const plain = composeLaw({ first: countLaw, second: countLaw })
const context: LawContext = { by: 'ann', role: 'guest', now: 1_000, random: () => 0, room: room() }
const bob = { id: 'bob', role: 'guest' }

const move = (part: string, inner: Json) => both.parseMove({ part, move: inner })
const counted = (part: string, until: number) => ({ part, happening: { what: 'counted', by: 1, until } })

test('each part has its own state, and begins at its opening', () => {
  expect(both.opening).toEqual({ first: countLaw.opening, second: countLaw.opening, secrets: secretLaw.opening })
})

test.each([
  ['a part that is not there', { part: 'third', move: { by: 1 } }],
  ['a part by the name of everything', { part: 'toString', move: { by: 1 } }],
  ['a move that the part does not know', { part: 'first', move: { by: 'x' } }],
  ['no part', { move: { by: 1 } }],
  ['no move', { part: 'first' }],
  ['no record', [1]],
])('%s is no move', (_what, data) => expect(both.parseMove(data)).toBeNull())

test('a move is decided by its part, which sees its own state alone', () => {
  const asked = move('second', { by: 2 })
  expect(asked && both.decide(both.opening, asked, context)).toEqual({ ok: true, value: [{ part: 'second', happening: { what: 'counted', by: 2, until: 1_000 + TURN_MS } }] })
  const refused = move('first', { by: -1 })
  expect(refused && both.decide(both.opening, refused, context)).toEqual({ ok: false, failure: 'law/refused' })
})

test('a happening changes its part and leaves the others as they are', () => {
  const after = both.reduce(both.opening, counted('first', 5))
  expect(partOf(after, 'first')).toMatchObject({ count: 1 })
  expect(partOf(after, 'second')).toBe(partOf(both.opening, 'second'))
  expect(both.reduce(after, counted('third', 5))).toBe(after)
})

test('the first deadline of all counts, and only the parts whose time has come are called', () => {
  const state = [counted('first', 50), counted('second', 20)].reduce(both.reduce, both.opening)
  expect(both.nextDeadline(both.opening)).toBeNull()
  expect(both.nextDeadline(state)).toBe(20)
  expect(both.atDeadline(state, 30)).toEqual([{ part: 'second', happening: { what: 'timed-out' } }])
})

test('every part hears of who left', () => {
  const gone = (part: string) => ({ part, happening: { what: 'gone', member: 'ann' } })
  expect(both.afterLeave(both.opening, 'ann', 0)).toEqual([gone('first'), gone('second')])
})

test('a part that was not there when the room was stored stands at its opening; one that is no more is kept, and changes nothing', () => {
  const stored: { readonly [part: string]: Json } = { first: { count: 7, until: null, gone: [] }, old: 'x' }
  expect(both.reduce(stored, counted('second', 5))).toMatchObject({ first: { count: 7 }, second: { count: 1 }, old: 'x' })
  expect(both.nextDeadline(stored)).toBeNull()
})

describe('the veil', () => {
  itKeepsItsVeil(both, {
    people: [{ id: 'host', role: 'lead' }, { id: 'ann', role: 'guest' }, bob],
    move: fc.oneof(
      fc.record({ part: fc.constantFrom('first', 'second'), move: fc.record({ by: fc.integer({ min: -2, max: 3 }) }) }),
      fc.record({ part: fc.constant('secrets'), move: fc.record({ type: fc.constantFrom('note', 'ask', 'call', 'reveal'), text: fc.constantFrom('a', 'b') }) }),
    ),
  })

  test('is none where no part hides anything', () => expect(plain.veil).toBeUndefined())

  test('covers what is left of a part that is no more', () => {
    expect(both.veil?.state({ ...both.opening, old: 'x' }, bob)).toEqual(both.opening)
    expect(both.veil?.happening({ part: 'old', happening: 'x' }, bob)).toBeNull()
  })
})

test('passing data go where their part says', () => {
  const pass = (data: Json) => both.passing?.(both.opening, data, { id: 'host', role: 'lead' }, room())
  expect([{ part: 'secrets', data: 1 }, { part: 'first', data: 1 }, { part: 'third', data: 1 }, { data: 1 }, 7].map(pass)).toEqual(['everybody', [], [], [], []])
})

test('orders are its part’s, and nobody else’s', () => {
  const chairs = composeLaw({ plain: countLaw, chair: { ...secretLaw, orders: () => [{ type: 'seat', member: 'ann' }] } })
  const orders = (part: string) => chairs.orders?.({ part, happening: { what: 'called' } }, room())
  expect(['chair', 'plain', 'gone'].map(orders)).toEqual([[{ type: 'seat', member: 'ann' }], [], []])
})

describe('a reader', () => {
  let parses = 0
  const schema = v.pipe(v.object({ elements: v.array(v.number()) }), v.check(() => (parses += 1) > 0))
  const opening = { elements: [] }

  test('parses the same object once, and what reduce made never', () => {
    const { read, know } = createReader(schema, opening)
    parses = 0
    const stored: Json = { elements: [1, 2] }
    const first = read(stored)
    expect([read(stored), parses]).toEqual([first, 1])
    expect(read(stored)).toBe(first)
    const made = know({ elements: [...first.elements, 3] })
    expect([read(made), parses]).toEqual([made, 1])
  })

  test('answers the opening for what is none', () => {
    const { read } = createReader(schema, opening)
    expect([null, 7, 'x', [], { elements: ['x'] }].map((json) => read(json))).toEqual([opening, opening, opening, opening, opening])
  })
})

test('the part of anything can be asked for', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => {
    partOf(json as Json, 'first')
    both.parseMove(json as Json)
  }))
})
