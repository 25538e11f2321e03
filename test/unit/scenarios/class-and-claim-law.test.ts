import * as fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import type { LawContext } from '#shared/scenario/law'
import { classLaw } from '../../../src/scenarios/education/law/law'
import { readSpotlight } from '../../../src/scenarios/education/law/spotlight/law'
import { claimLaw, readClaim, type ClaimMove } from '../../../src/scenarios/claims/law/law'
import { VIEWS, type ClaimState } from '../../../src/scenarios/claims/law/reduce'
import { member, room } from '../../support/room'

const lesson = room({ members: [member({ id: 'me' }), member({ id: 'ann' })] })
const as = (role: string): LawContext => ({ by: 'me', role, now: 0, random: () => 0, room: lesson })

const put = (member: string | null) => ({ part: 'spotlight', move: { member } })
const spotlit = (member: string | null) => ({ part: 'spotlight', happening: { member } })

describe('the spotlight of a class', () => {
  test.each(['teacher', 'assistant'])('is moved by a %s', (role) => {
    expect(classLaw.decide(classLaw.opening, put('ann'), as(role))).toEqual({ ok: true, value: [spotlit('ann')] })
    expect(readSpotlight(classLaw.reduce(classLaw.opening, spotlit('ann')))).toBe('ann')
  })

  test('is not moved by a student, nor onto somebody who is not here', () => {
    expect(classLaw.decide(classLaw.opening, put('ann'), as('student'))).toEqual({ ok: false, failure: 'member/not-allowed' })
    expect(classLaw.decide(classLaw.opening, put('zoe'), as('teacher'))).toEqual({ ok: false, failure: 'member/not-found' })
  })

  test('ends when its person leaves, and only then', () => {
    expect(classLaw.afterLeave({ spotlight: 'ann' }, 'ann', 0)).toEqual([spotlit(null)])
    expect(classLaw.afterLeave({ spotlight: 'ann' }, 'bob', 0)).toEqual([])
  })

  test('that stands already changes nothing', () => {
    expect(classLaw.decide({ spotlight: 'ann' }, put('ann'), as('teacher'))).toEqual({ ok: true, value: [] })
  })

  test('of a room that was opened before the class had parts is still read', () => {
    expect([{ spotlight: 'ann' }, { spotlight: null }, null, { spotlight: { deep: 1 } }].map(readSpotlight)).toEqual(['ann', null, null, null])
    const before = { spotlight: 'ann' }
    expect(classLaw.reduce(before, JSON.parse('{"type":"spotlit","member":"bob"}'))).toBe(before)
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
    readSpotlight(json as Json)
    expect(readClaim(json as Json)).toHaveProperty('seen')
  }))
})
