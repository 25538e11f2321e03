import * as fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import type { LawContext } from '#shared/scenario/law'
import { classLaw, readClass } from '../../../src/scenarios/education/law/law'
import { claimLaw, readClaim, VIEWS, type ClaimMove, type ClaimState } from '../../../src/scenarios/claims/law/law'
import { member, room } from '../../support/room'

const lesson = room({ members: [member({ id: 'me' }), member({ id: 'ann' })] })
const as = (role: string): LawContext => ({ by: 'me', role, now: 0, random: () => 0, room: lesson })

describe('the spotlight of a class', () => {
  test.each(['teacher', 'assistant'])('is moved by a %s', (role) => {
    expect(classLaw.decide({ spotlight: null }, { type: 'spotlight', member: 'ann' }, as(role))).toEqual({ ok: true, value: [{ type: 'spotlit', member: 'ann' }] })
  })

  test('is not moved by a student, nor to somebody who is not there', () => {
    expect(classLaw.decide({ spotlight: null }, { type: 'spotlight', member: 'ann' }, as('student'))).toEqual({ ok: false, failure: 'member/not-allowed' })
    expect(classLaw.decide({ spotlight: null }, { type: 'spotlight', member: 'zoe' }, as('teacher'))).toEqual({ ok: false, failure: 'member/not-found' })
  })

  test('leaves who leaves', () => {
    expect(classLaw.afterLeave({ spotlight: 'ann' }, 'ann', 0)).toEqual([{ type: 'spotlit', member: null }])
    expect(classLaw.afterLeave({ spotlight: 'ann' }, 'bob', 0)).toEqual([])
  })

  test('to the same person again happens not at all', () => {
    expect(classLaw.decide({ spotlight: 'ann' }, { type: 'spotlight', member: 'ann' }, as('teacher'))).toEqual({ ok: true, value: [] })
  })
})

describe('the checklist of a claim', () => {
  const play = (moves: readonly ClaimMove[]) => moves.reduce<ClaimState>((state, move) => {
    const decided = claimLaw.decide(state, move, as('adjuster'))
    return decided.ok ? decided.value.reduce(claimLaw.reduce, state) : state
  }, claimLaw.opening)

  test('is the adjuster’s alone', () => {
    expect(claimLaw.decide(claimLaw.opening, { type: 'ask', view: 'vin' }, as('owner'))).toEqual({ ok: false, failure: 'member/not-allowed' })
  })

  test('asks for a view until it is ticked', () => {
    expect(play([{ type: 'ask', view: 'vin' }])).toEqual({ seen: [], asked: 'vin' })
    expect(play([{ type: 'ask', view: 'vin' }, { type: 'tick', view: 'vin', seen: true }])).toEqual({ seen: ['vin'], asked: null })
    expect(play([{ type: 'tick', view: 'vin', seen: true }, { type: 'tick', view: 'vin', seen: false }])).toEqual({ seen: [], asked: null })
  })

  test('never holds a view twice, and survives JSON', () => {
    const view = fc.constantFrom(...VIEWS)
    const anyMove: fc.Arbitrary<ClaimMove> = fc.oneof(fc.record({ type: fc.constant('ask' as const), view: fc.option(view) }), fc.record({ type: fc.constant('tick' as const), view, seen: fc.boolean() }))
    fc.assert(fc.property(fc.array(anyMove), (moves) => {
      const state = play(moves)
      expect(new Set(state.seen).size).toBe(state.seen.length)
      expect(readClaim(JSON.parse(JSON.stringify(state)))).toEqual(state)
    }))
  })
})

test('any JSON is a move or is refused, and any state can be read', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => {
    classLaw.parseMove(json as Json)
    claimLaw.parseMove(json as Json)
    expect(readClass(json as Json)).toHaveProperty('spotlight')
    expect(readClaim(json as Json)).toHaveProperty('seen')
  }))
})
