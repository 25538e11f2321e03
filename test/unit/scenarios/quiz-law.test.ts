import * as fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import type { FailureCode } from '#shared/protocol/failures'
import type { LawContext } from '#shared/scenario/law'
import { quiz, type QuizMove } from '../../../src/scenarios/education/law/quiz/law'
import { readQuizzes } from '../../../src/scenarios/education/law/quiz/read'
import { countsOf, fits, MOST_QUIZZES, opening, type QuizState } from '../../../src/scenarios/education/law/quiz/state'
import { itKeepsItsVeil } from '../../support/keeps-its-veil'
import { member, room } from '../../support/room'

const [A, B, C] = [1, 2, 4]
const lesson = room({ members: [member({ id: 'lin', role: 'teacher' }), member({ id: 'ann', name: '安' }), member({ id: 'bob', stage: 'audience' })] })
const as = (by: string, now = 1_000): LawContext => ({ by, role: by === 'lin' ? 'teacher' : by === 'zoe' ? 'assistant' : 'student', now, random: () => 0, room: lesson })

const ask = (change: Partial<Extract<QuizMove, { type: 'ask' }>> = {}): QuizMove => ({ type: 'ask', kind: 'single', question: '2 + 2', options: ['3', '4', ''], right: B, seconds: null, ...change })
const answer = (id: number, choice: number): QuizMove => ({ type: 'answer', id, choice })

type Act = readonly [by: string, move: QuizMove, now?: number]

/** What is refused is a bug of the test. */
const play = (acts: readonly Act[], from: QuizState = opening): QuizState => acts.reduce((state, [by, move, now]) => {
  const decided = quiz.decide(state, move, as(by, now))
  if (!decided.ok) throw new Error(decided.failure)
  return decided.value.reduce(quiz.reduce, state)
}, from)

const refusal = (state: QuizState, by: string, move: QuizMove, now?: number): FailureCode | null => {
  const decided = quiz.decide(state, move, as(by, now))
  return decided.ok ? null : decided.failure
}

describe('a quiz', () => {
  test('is asked by who teaches, answered by students on stage and off it, and changed until it closes', () => {
    const state = play([['lin', ask()], ['ann', answer(1, A), 3_000], ['bob', answer(1, B), 4_000], ['ann', answer(1, B), 5_000], ['zoe', { type: 'close', id: 1 }, 6_000]])
    expect(state.quizzes[0]).toMatchObject({ closedAt: 6_000, answered: 2, answers: { n: { ann: [B, 4_000, '安'] }, b: { bob: [B, 3_000, 'bob'] } } })
    expect(refusal(state, 'ann', answer(1, A))).toBe('law/too-late')
  })

  test.each<readonly [string, QuizState, string, QuizMove, FailureCode]>([
    ['a student asks', opening, 'ann', ask(), 'member/not-allowed'],
    ['a student closes', play([['lin', ask()]]), 'ann', { type: 'close', id: 1 }, 'member/not-allowed'],
    ['a student publishes', play([['lin', ask()]]), 'ann', { type: 'publish', id: 1, right: null }, 'member/not-allowed'],
    ['the teacher answers', play([['lin', ask()]]), 'lin', answer(1, A), 'member/not-allowed'],
    ['a second one is asked before the first closes', play([['lin', ask()]]), 'lin', ask(), 'law/refused'],
    ['one is answered that was never asked', opening, 'ann', answer(1, A), 'law/too-late'],
    ['an older one is answered', play([['lin', ask()], ['lin', { type: 'close', id: 1 }], ['lin', ask()]]), 'ann', answer(1, A), 'law/too-late'],
    ['two are chosen where one may be', play([['lin', ask()]]), 'ann', answer(1, A | B), 'law/refused'],
    ['an option is chosen that is not there', play([['lin', ask()]]), 'ann', answer(1, 8), 'law/refused'],
    ['a closed one is closed again', play([['lin', ask()], ['lin', { type: 'close', id: 1 }]]), 'lin', { type: 'close', id: 1 }, 'law/too-late'],
    ['one is published that is not there', opening, 'lin', { type: 'publish', id: 3, right: null }, 'law/too-late'],
    ['what can not be answered is said to be right', play([['lin', ask()]]), 'lin', { type: 'publish', id: 1, right: A | C }, 'law/refused'],
  ])('is refused if %s', (_what, state, by, move, failure) => expect(refusal(state, by, move)).toBe(failure))

  test.each<readonly [string, object]>([
    ['one option', ask({ options: ['4'] })],
    ['nine options', ask({ options: Array(9).fill('') })],
    ['three options for true or false', ask({ kind: 'judge' })],
    ['two right answers where one may be', ask({ right: A | B })],
    ['a right answer that is no option', ask({ right: 8 })],
    ['nine seconds', ask({ seconds: 9 })],
    ['half an hour and a second', ask({ seconds: 1_801 })],
    ['a long question', ask({ question: 'x'.repeat(501) })],
    ['more fields than there are', { ...ask(), by: 'ann' }],
    ['an empty answer', answer(1, 0)],
  ])('is no move with %s', (_what, move) => expect(quiz.parseMove(move as Json)).toBeNull())

  test('the same answer again is no news', () => {
    expect(quiz.decide(play([['lin', ask()], ['ann', answer(1, A)]]), answer(1, A), as('ann'))).toEqual({ ok: true, value: [] })
  })

  test('closes at its deadline, also after a restart, and not before', () => {
    const stored: QuizState = JSON.parse(JSON.stringify(play([['lin', ask({ seconds: 10 })]])))
    expect(quiz.nextDeadline(stored)).toBe(11_000)
    expect(refusal(stored, 'ann', answer(1, A), 10_999)).toBeNull()
    expect(refusal(stored, 'ann', answer(1, A), 11_000)).toBe('law/too-late')
    const closed = quiz.atDeadline(stored, 11_500).reduce(quiz.reduce, stored)
    expect(closed.quizzes[0]?.closedAt).toBe(11_000)
    expect(quiz.nextDeadline(closed)).toBeNull()
  })

  test('is closed by publishing; another right answer may be told later', () => {
    const published = play([['lin', ask({ right: null })], ['ann', answer(1, A)], ['lin', { type: 'publish', id: 1, right: A }, 9_000]])
    expect(published.quizzes[0]).toMatchObject({ closedAt: 9_000, right: A, result: { counts: [1, 0, 0], answered: 1 } })
    expect(play([['lin', { type: 'publish', id: 1, right: B }]], published).quizzes[0]).toMatchObject({ closedAt: 9_000, right: B })
    expect(quiz.decide(published, { type: 'publish', id: 1, right: A }, as('lin'))).toEqual({ ok: true, value: [] })
  })

  test('makes place for the newest of a hundred', () => {
    const once = (id: number): readonly Act[] => [['lin', ask()], ['lin', { type: 'close', id }]]
    const state = play(Array.from({ length: MOST_QUIZZES + 3 }, (_, index) => once(index + 1)).flat())
    expect([state.quizzes.length, state.quizzes[0]?.id, state.count]).toEqual([MOST_QUIZZES, 4, MOST_QUIZZES + 3])
  })

  test('of many choices counts each', () => {
    expect(countsOf({ options: ['', '', ''], answers: { n: { ann: [A | C, 0, ''] }, b: { bob: [C, 0, ''] } } })).toEqual([1, 0, 2])
    expect([fits(A | C, 'multiple', 3), fits(A | C, 'judge', 3), fits(8, 'multiple', 3), fits(0, 'multiple', 3)]).toEqual([true, false, false, false])
  })

  test('survives JSON, and any JSON is read', () => {
    const state = play([['lin', ask()], ['ann', answer(1, A)], ['lin', { type: 'publish', id: 1, right: B }]])
    expect(readQuizzes({ quiz: JSON.parse(JSON.stringify(state)) })).toEqual(state)
    fc.assert(fc.property(fc.jsonValue(), (json) => {
      quiz.parseMove(json as Json)
      expect(readQuizzes({ quiz: json as Json })).toHaveProperty('quizzes')
    }))
  })
})

describe('what a student sees of a quiz', () => {
  const ann = { id: 'ann', role: 'student' }
  const bits = fc.integer({ min: 1, max: 15 })
  itKeepsItsVeil(quiz, {
    people: [{ id: 'lin', role: 'teacher' }, { id: 'zoe', role: 'assistant' }, ann, { id: 'bob', role: 'student' }],
    move: fc.oneof(
      { weight: 2, arbitrary: fc.record({ type: fc.constant('ask'), kind: fc.constantFrom('single', 'multiple'), question: fc.constant(''), options: fc.constant(['', '', '', '']), right: fc.option(fc.constantFrom(1, 2)), seconds: fc.option(fc.constant(30)) }) },
      { weight: 6, arbitrary: fc.record({ type: fc.constant('answer'), id: fc.integer({ min: 1, max: 3 }), choice: bits }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('close'), id: fc.integer({ min: 1, max: 3 }) }) },
      { weight: 2, arbitrary: fc.record({ type: fc.constant('publish'), id: fc.integer({ min: 1, max: 3 }), right: fc.option(fc.constantFrom(1, 2)) }) },
    ),
  })

  test('is the own answer alone, until the result tells the counts and no names', () => {
    const open = play([['lin', ask()], ['ann', answer(1, A)], ['bob', answer(1, B)]])
    expect(quiz.veil?.state(open, ann).quizzes[0]).toMatchObject({ right: null, result: null, answered: 1, answers: { n: { ann: [A, 0, '安'] } } })
    expect(JSON.stringify(quiz.veil?.state(open, ann))).not.toContain('bob')
    const published = play([['lin', { type: 'publish', id: 1, right: B }]], open)
    expect(quiz.veil?.state(published, ann).quizzes[0]).toMatchObject({ right: B, result: { counts: [1, 1, 0], answered: 2 } })
    expect(JSON.stringify(quiz.veil?.state(published, ann))).not.toContain('bob')
    expect(quiz.veil?.state(published, { id: 'lin', role: 'teacher' })).toBe(published)
  })

  test('is nothing of who is not in the class at all', () => {
    const open = play([['lin', ask()], ['ann', answer(1, A)]])
    expect(quiz.veil?.state(open, { id: 'eve', role: '' }).quizzes[0]).toMatchObject({ right: null, answers: {} })
  })
})
