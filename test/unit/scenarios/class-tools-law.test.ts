import * as fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Law, LawContext } from '#shared/scenario/law'
import { classLaw } from '../../../src/scenarios/education/law/law'
import { countdown, OVER_MS } from '../../../src/scenarios/education/law/countdown/law'
import { readCountdown } from '../../../src/scenarios/education/law/countdown/reduce'
import { notes } from '../../../src/scenarios/education/law/notes/law'
import { LONGEST_NOTES, readNotes } from '../../../src/scenarios/education/law/notes/reduce'
import { pick, SHOWN_MS } from '../../../src/scenarios/education/law/pick/law'
import { readPick } from '../../../src/scenarios/education/law/pick/reduce'
import { trophies } from '../../../src/scenarios/education/law/trophies/law'
import { readTrophies } from '../../../src/scenarios/education/law/trophies/reduce'
import { member, room } from '../../support/room'

const lesson = room({
  members: [
    member({ id: 'lin', name: '林老师', role: 'teacher' }), member({ id: 'zoe', role: 'assistant' }),
    member({ id: 'ann' }), member({ id: 'bob', stage: 'audience' }), member({ id: 'cat', presence: 'background' }), member({ id: 'dan', presence: 'away' }),
  ],
})
const as = (by: string, change: Partial<LawContext> = {}): LawContext => ({ by, role: lesson.members.find(({ id }) => id === by)?.role ?? '', now: 1_000, random: () => 0, room: lesson, ...change })
/** Stored and read again, as over a restart. */
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

function run<State extends Json, Move extends Json, Happening extends Json>(law: Law<State, Move, Happening>, state: State, move: Json, context: LawContext): State {
  const parsed = law.parseMove(move)
  if (parsed === null) throw new Error('no move')
  const decided: Result<readonly Happening[], FailureCode> = law.decide(state, parsed, context)
  if (!decided.ok) throw new Error(decided.failure)
  return decided.value.reduce(law.reduce, state)
}

const failureOf = <State extends Json, Move extends Json, Happening extends Json>(law: Law<State, Move, Happening>, state: State, move: Json, context: LawContext): FailureCode | null => {
  const parsed = law.parseMove(move)
  const decided = parsed === null ? null : law.decide(state, parsed, context)
  return decided === null ? 'law/unknown-move' : decided.ok ? null : decided.failure
}

describe('a countdown', () => {
  const started = run(countdown, countdown.opening, { type: 'start', seconds: 60 }, as('lin'))

  test('runs on the server’s clock, stands while it is paused, and is made longer', () => {
    expect(started).toEqual({ phase: 'running', id: 1_000, until: 61_000 })
    const paused = run(countdown, started, { type: 'pause' }, as('zoe', { now: 21_000 }))
    expect(paused).toEqual({ phase: 'paused', id: 1_000, leftMs: 40_000 })
    expect(countdown.nextDeadline(paused)).toBeNull()
    const longer = run(countdown, paused, { type: 'add', seconds: 60 }, as('lin'))
    expect(run(countdown, longer, { type: 'resume' }, as('lin', { now: 50_000 }))).toEqual({ phase: 'running', id: 1_000, until: 150_000 })
    expect(run(countdown, started, { type: 'add', seconds: 60 }, as('lin'))).toMatchObject({ until: 121_000 })
  })

  test('is over at its time, also after a restart, and goes away by itself', () => {
    const state = stored(started)
    expect(countdown.nextDeadline(state)).toBe(61_000)
    const over = countdown.atDeadline(state, 61_000).reduce(countdown.reduce, state)
    expect(over).toEqual({ phase: 'over', id: 1_000, until: 61_000 + OVER_MS })
    expect(countdown.atDeadline(over, 61_000 + OVER_MS).reduce(countdown.reduce, over)).toEqual({ phase: 'none' })
  })

  test.each<readonly [string, Json, LawContext, FailureCode]>([
    ['by a student', { type: 'start', seconds: 60 }, as('ann'), 'member/not-allowed'],
    ['for no time', { type: 'start', seconds: 0 }, as('lin'), 'law/unknown-move'],
    ['for four hours', { type: 'start', seconds: 14_400 }, as('lin'), 'law/unknown-move'],
    ['to stop where none runs', { type: 'stop' }, as('lin'), 'law/too-late'],
    ['to pause where none runs', { type: 'pause' }, as('lin'), 'law/too-late'],
    ['to go on where none is paused', { type: 'resume' }, as('lin'), 'law/too-late'],
    ['to be longer where none runs', { type: 'add', seconds: 60 }, as('lin'), 'law/too-late'],
  ])('is refused %s', (_what, move, context, failure) => expect(failureOf(countdown, countdown.opening, move, context)).toBe(failure))
})

describe('a random pick', () => {
  const draw = (state = pick.opening, random = 0) => run(pick, state, { type: 'pick' }, as('lin', { random: () => random }))

  test('falls on students who are here, on stage or not, and on each once before anybody has a second turn', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 9, maxLength: 9 }), (chances) => {
      let state = pick.opening
      const names = chances.map((chance) => {
        state = draw(state, chance)
        return state.picked?.member
      })
      for (const round of [names.slice(0, 3), names.slice(3, 6), names.slice(6)]) expect([...round].sort()).toEqual(['ann', 'bob', 'cat'])
      expect(names.every((name, index) => name !== names[index - 1])).toBe(true)
    }))
  })

  test('is put away by hand or by the clock, also after a restart', () => {
    const state = stored(draw())
    expect(run(pick, state, { type: 'put-away' }, as('zoe'))).toMatchObject({ picked: null, had: ['ann'] })
    expect(pick.nextDeadline(state)).toBe(1_000 + SHOWN_MS)
    expect(pick.atDeadline(state, 1_000 + SHOWN_MS).reduce(pick.reduce, state)).toMatchObject({ picked: null, count: 1 })
  })

  test('is the teacher’s, and needs a student', () => {
    expect(failureOf(pick, pick.opening, { type: 'pick' }, as('ann'))).toBe('member/not-allowed')
    expect(failureOf(pick, pick.opening, { type: 'pick' }, as('lin', { room: room({ members: [member({ id: 'lin', role: 'teacher' })] }) }))).toBe('member/not-found')
  })

  test('of a class of one comes again and again', () => {
    const alone = room({ members: [member({ id: 'ann' })] })
    const twice = [0, 0].reduce((state) => run(pick, state, { type: 'pick' }, as('lin', { room: alone })), pick.opening)
    expect(twice).toMatchObject({ picked: { member: 'ann', id: 2 }, had: ['ann'] })
  })
})

describe('trophies', () => {
  const given = run(trophies, trophies.opening, { type: 'give', member: 'bob' }, as('lin'))

  test('add up, one by one or for all students on stage', () => {
    const stage = run(trophies, run(trophies, given, { type: 'give', member: 'ann' }, as('zoe')), { type: 'give-stage' }, as('lin'))
    expect(stage).toEqual({ owners: { bob: { name: 'bob', count: 1 }, ann: { name: 'ann', count: 2 }, cat: { name: 'cat', count: 1 }, dan: { name: 'dan', count: 1 } }, given: 3, last: ['ann', 'cat', 'dan'] })
  })

  test('are taken back, down to none', () => {
    const none = run(trophies, given, { type: 'take-back', member: 'bob' }, as('lin'))
    expect(none.owners).toEqual({})
    expect(failureOf(trophies, none, { type: 'take-back', member: 'bob' }, as('lin'))).toBe('law/too-late')
  })

  test.each<readonly [string, Json, LawContext, FailureCode]>([
    ['by a student', { type: 'give', member: 'ann' }, as('ann'), 'member/not-allowed'],
    ['to the teacher', { type: 'give', member: 'lin' }, as('lin'), 'member/not-found'],
    ['to nobody here', { type: 'give', member: 'eve' }, as('lin'), 'member/not-found'],
    ['to a stage without students', { type: 'give-stage' }, as('lin', { room: room({ members: [member({ id: 'lin', role: 'teacher' })] }) }), 'member/not-found'],
  ])('are refused %s', (_what, move, context, failure) => expect(failureOf(trophies, trophies.opening, move, context)).toBe(failure))
})

describe('the notes of a class', () => {
  const written = run(notes, notes.opening, { text: '一次函数\ny = kx + b', revision: 0 }, as('lin'))

  test('are written by who teaches, each writing with its number', () => {
    expect(written).toEqual({ text: '一次函数\ny = kx + b', revision: 1, by: 'lin', name: '林老师' })
    expect(run(notes, written, { text: '', revision: 1 }, as('zoe'))).toMatchObject({ text: '', revision: 2, by: 'zoe' })
    expect(notes.decide(written, { text: written.text, revision: 1 }, as('lin'))).toEqual({ ok: true, value: [] })
  })

  test('refuse a student, a writing that did not see the last one, and what is too long', () => {
    expect(failureOf(notes, written, { text: 'x', revision: 1 }, as('ann'))).toBe('member/not-allowed')
    expect(failureOf(notes, written, { text: 'x', revision: 0 }, as('zoe'))).toBe('law/stale')
    expect(failureOf(notes, written, { text: 'x'.repeat(LONGEST_NOTES + 1), revision: 1 }, as('lin'))).toBe('law/unknown-move')
  })

  test('fit into a frame of the room socket, in Chinese too', () => {
    const frame = JSON.stringify({ type: 'command', id: 1, command: { type: 'law.move', move: { part: 'notes', move: { text: '课'.repeat(LONGEST_NOTES), revision: 1 } } } })
    expect(Buffer.byteLength(frame)).toBeLessThan(64 * 1024)
  })
})

test('a class is read as it was stored, and any JSON is read too', () => {
  let state = classLaw.opening
  const lin = as('lin')
  for (const [part, move] of [['countdown', { type: 'start', seconds: 60 }], ['pick', { type: 'pick' }], ['trophies', { type: 'give-stage' }], ['notes', { text: 'x', revision: 0 }]] as const) state = run(classLaw, state, { part, move }, lin)
  const again = stored(state)
  expect([readCountdown(again), readPick(again), readTrophies(again), readNotes(again)]).toEqual([state['countdown'], state['pick'], state['trophies'], state['notes']])
  fc.assert(fc.property(fc.jsonValue(), (json) => {
    for (const law of [countdown, pick, trophies, notes]) law.parseMove(json as Json)
    const any = { countdown: json, pick: json, trophies: json, notes: json } as Json
    expect([readCountdown(any), readPick(any), readTrophies(any), readNotes(any)].map((value) => typeof value)).toEqual(Array(4).fill('object'))
  }))
})
