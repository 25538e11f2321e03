import * as fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import type { LawContext } from '#shared/scenario/law'
import { roll } from '../../../src/scenarios/education/law/roll/law'
import { MOST_CALLS, noRoll, readRoll, type Roll } from '../../../src/scenarios/education/law/roll/reduce'
import { itKeepsItsVeil } from '../../support/keeps-its-veil'
import { member, room } from '../../support/room'

const lesson = room({ host: 'lin', members: [member({ id: 'lin', role: 'teacher' }), member({ id: 'ann' }), member({ id: 'bob', stage: 'audience' }), member({ id: 'ins', role: 'inspector' })] })
const as = (role: string, by = 'lin', now = 1_000): LawContext => ({ by, role, now, random: () => 0, room: lesson })

function decide(state: Roll, move: Json, context: LawContext) {
  const parsed = roll.parseMove(move)
  if (parsed === null) return 'no move'
  const decided = roll.decide(state, parsed, context)
  return decided.ok ? decided.value : decided.failure
}
const open: Roll = { open: { at: 1_000, until: 31_000, called: ['ann', 'bob'], answered: [] }, past: [] }

test.each<[string, Roll, Json, LawContext, unknown]>([
  ['who teaches calls every student', noRoll, { type: 'call', seconds: 30 }, as('assistant'), [{ type: 'called', at: 1_000, until: 31_000, members: ['ann', 'bob'] }]],
  ['a student calls nobody', noRoll, { type: 'call', seconds: 30 }, as('student', 'ann'), 'member/not-allowed'],
  ['there is one call at a time', open, { type: 'call', seconds: 30 }, as('teacher'), 'law/refused'],
  ['a call of 9 seconds is none', noRoll, { type: 'call', seconds: 9 }, as('teacher'), 'no move'],
  ['a student says that they are here', open, { type: 'here' }, as('student', 'ann'), [{ type: 'answered', member: 'ann' }]],
  ['twice changes nothing', { open: { at: 0, until: 9, called: ['ann'], answered: ['ann'] }, past: [] }, { type: 'here' }, as('student', 'ann'), []],
  ['when nobody calls, it is too late', noRoll, { type: 'here' }, as('student', 'ann'), 'law/too-late'],
  ['the teacher is not asked', open, { type: 'here' }, as('teacher'), 'member/not-allowed'],
  ['an inspector ends nothing', open, { type: 'close' }, as('inspector', 'ins'), 'member/not-allowed'],
  ['who teaches ends the call', open, { type: 'close' }, as('teacher'), [{ type: 'closed' }]],
])('%s', (_what, state, move, context, outcome) => expect(decide(state, move, context)).toEqual(outcome))

test('who comes meanwhile and answers was called too; the record stays when the time is over', () => {
  const answered = roll.reduce(open, { type: 'answered', member: 'zoe' })
  expect(answered.open).toMatchObject({ called: ['ann', 'bob', 'zoe'], answered: ['zoe'] })
  expect(roll.nextDeadline(answered)).toBe(31_000)
  const closed = roll.atDeadline(answered, 31_000).reduce(roll.reduce, answered)
  expect(closed).toEqual({ open: null, past: [{ at: 1_000, called: ['ann', 'bob', 'zoe'], answered: ['zoe'] }] })
  expect(roll.rollCalls?.(closed)).toEqual(closed.past)
})

test('the last calls are kept, and no more', () => {
  let state = noRoll
  for (let at = 0; at < MOST_CALLS + 3; at += 1) {
    for (const happening of [{ type: 'called' as const, at, until: at + 1, members: ['ann'] }, { type: 'closed' as const }]) state = roll.reduce(state, happening)
  }
  expect(state.past).toHaveLength(MOST_CALLS)
  expect(state.past.at(-1)?.at).toBe(MOST_CALLS + 2)
  expect(readRoll({ roll: state })).toEqual(state)
})

test('a student sees themselves alone; who teaches and who inspects see all', () => {
  const state: Roll = { open: { at: 1, until: 2, called: ['ann', 'bob'], answered: ['bob'] }, past: [{ at: 0, called: ['ann', 'bob'], answered: ['ann'] }] }
  const seenBy = (id: string, role: string) => roll.veil?.state(state, { id, role })
  expect(seenBy('ann', 'student')).toEqual({ open: { at: 1, until: 2, called: ['ann'], answered: [] }, past: [{ at: 0, called: ['ann'], answered: ['ann'] }] })
  expect([seenBy('lin', 'teacher'), seenBy('ins', 'inspector')]).toEqual([state, state])
})

describe('the veil', () => {
  itKeepsItsVeil(roll, {
    people: [{ id: 'lin', role: 'teacher' }, { id: 'ann', role: 'student' }, { id: 'bob', role: 'student' }, { id: 'ins', role: 'inspector' }],
    move: fc.constantFrom<Json>({ type: 'call', seconds: 30 }, { type: 'here' }, { type: 'here' }, { type: 'close' }),
  })
})
