import * as fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import type { Member } from '#shared/room/state'
import type { LawContext } from '#shared/scenario/law'
import { turns } from '../../../src/scenarios/education/law/turns/law'
import { noTurns, readTurns, type RunningTurns, type Turns, type TurnsHappening } from '../../../src/scenarios/education/law/turns/reduce'
import { member, room } from '../../support/room'

const people: readonly Member[] = [
  member({ id: 'lin', role: 'teacher' }),
  member({ id: 'ann', joinedAt: 3, hand: 9 }),
  member({ id: 'bob', joinedAt: 1, hand: 5, stage: 'audience' }),
  member({ id: 'cid', joinedAt: 2 }),
]
const lesson = room({ host: 'lin', members: people })
const as = (role: string, by = 'lin', now = 1_000): LawContext => ({ by, role, now, random: () => 0, room: lesson })
const start = (change: Record<string, Json> = {}): Json => ({ type: 'start', seconds: 60, after: 'mute', order: 'all', ...change })

function decide(state: Turns, move: Json, context: LawContext) {
  const parsed = turns.parseMove(move)
  if (parsed === null) return 'no move'
  const decided = turns.decide(state, parsed, context)
  return decided.ok ? decided.value : decided.failure
}
const running = (change: Partial<RunningTurns> = {}): RunningTurns => ({ phase: 'running', seconds: 60, after: 'mute', member: 'ann', until: 61_000, waiting: ['bob', 'cid'], ...change })

test.each<[Json, readonly string[]]>([
  ['all', ['ann', 'bob', 'cid']],
  ['hands', ['bob', 'ann']],
  ['stage', ['cid', 'ann']],
  [['cid', 'lin', 'zoe', 'cid', 'ann'], ['cid', 'ann']],
])('in the order %j each student has a turn once, and the teacher none', (order, [first, ...waiting]) => {
  expect(decide(noTurns, start({ order }), as('teacher'))).toEqual([{ type: 'started', seconds: 60, after: 'mute', member: first, until: 61_000, waiting }])
})

test.each<[string, Turns, Json, LawContext, unknown]>([
  ['a student starts nothing', noTurns, start(), as('student', 'ann'), 'member/not-allowed'],
  ['an inspector starts nothing', noTurns, start(), as('inspector', 'ins'), 'member/not-allowed'],
  ['nobody to speak is said so', noTurns, start({ order: [] }), as('teacher'), 'turns/nobody'],
  ['turns that run are not started again', running(), start(), as('assistant'), 'law/refused'],
  ['14 seconds are too few', noTurns, start({ seconds: 14 }), as('teacher'), 'no move'],
  ['601 seconds are too many', noTurns, start({ seconds: 601 }), as('teacher'), 'no move'],
  ['15 seconds and a half are none', noTurns, start({ seconds: 15.5 }), as('teacher'), 'no move'],
  ['who teaches goes on to the next', running(), { type: 'next', member: 'ann' }, as('teacher'), [{ type: 'turned', from: 'ann', after: 'mute', member: 'bob', until: 61_000 }]],
  ['whose turn it is may end it', running(), { type: 'next', member: 'ann' }, as('student', 'ann'), [{ type: 'turned', from: 'ann', after: 'mute', member: 'bob', until: 61_000 }]],
  ['another student may not', running(), { type: 'next', member: 'ann' }, as('student', 'bob'), 'member/not-allowed'],
  ['a press for a turn that is over does not end the next one’s', running({ member: 'bob' }), { type: 'next', member: 'ann' }, as('teacher'), 'law/too-late'],
  ['nor gives them more time', running({ member: 'bob' }), { type: 'more', member: 'ann' }, as('teacher'), 'law/too-late'],
  ['thirty seconds are added', running(), { type: 'more', member: 'ann' }, as('teacher'), [{ type: 'extended', until: 91_000 }]],
  ['never past ten minutes from now', running({ until: 600_000 }), { type: 'more', member: 'ann' }, as('teacher'), [{ type: 'extended', until: 601_000 }]],
  ['a student gives themselves no time', running(), { type: 'more', member: 'ann' }, as('student', 'ann'), 'member/not-allowed'],
  ['one who waits is skipped', running(), { type: 'skip', member: 'cid' }, as('teacher'), [{ type: 'skipped', member: 'cid' }]],
  ['one who does not wait is not', running(), { type: 'skip', member: 'ann' }, as('teacher'), 'law/too-late'],
  ['a stop leaves whoever speaks as they are', running({ after: 'take-down' }), { type: 'stop' }, as('teacher'), [{ type: 'ended', from: null, after: 'take-down' }]],
  ['what does not run is not stopped', noTurns, { type: 'stop' }, as('teacher'), 'law/too-late'],
])('%s', (_what, state, move, context, outcome) => expect(decide(state, move, context)).toEqual(outcome))

test('the deadline is state: it leads from one to the next, and from the last to the end', () => {
  expect(turns.nextDeadline(running())).toBe(61_000)
  const last = turns.reduce(running({ waiting: ['bob'] }), { type: 'turned', from: 'ann', after: 'mute', member: 'bob', until: 121_000 })
  expect(turns.atDeadline(last, 121_000)).toEqual([{ type: 'ended', from: 'bob', after: 'mute' }])
  expect(turns.nextDeadline(noTurns)).toBeNull()
})

test('who leaves while speaking makes room for the next; who leaves while waiting is not called', () => {
  expect(turns.afterLeave(running(), 'ann', 5_000)).toEqual([{ type: 'turned', from: null, after: 'mute', member: 'bob', until: 65_000 }])
  expect(turns.afterLeave(running(), 'cid', 5_000)).toEqual([{ type: 'skipped', member: 'cid' }])
  expect(turns.afterLeave(running(), 'lin', 5_000)).toEqual([])
})

describe('the room', () => {
  const turned = (after: 'mute' | 'take-down', next: string): TurnsHappening => ({ type: 'turned', from: 'ann', after, member: next, until: 0 })
  const silent = (id: string) => [{ type: 'mute', member: id, device: 'microphone' }, { type: 'mute', member: id, device: 'camera' }]

  test('seats whose turn it is with nothing turned on', () => {
    expect(turns.orders?.(turned('mute', 'bob'), lesson)).toEqual([{ type: 'mute', member: 'ann', device: 'microphone' }, { type: 'seat', member: 'bob' }, ...silent('bob')])
  })

  test('frees the seat before it is taken, and leaves the devices of one who sits there alone', () => {
    expect(turns.orders?.(turned('take-down', 'cid'), lesson)).toEqual([{ type: 'take-down', member: 'ann' }, { type: 'lower-hand', member: 'cid' }])
  })
})

test('whatever is pressed, whoever waits is a student who waits once, and the time is within ten minutes', () => {
  const move = fc.oneof(
    fc.record({ type: fc.constant('start'), seconds: fc.integer({ min: 10, max: 700 }), after: fc.constantFrom('mute', 'take-down'), order: fc.oneof(fc.constantFrom('hands', 'stage', 'all'), fc.array(fc.constantFrom('ann', 'bob', 'cid', 'lin', 'zoe'))) }),
    fc.record({ type: fc.constantFrom('next', 'more', 'skip'), member: fc.constantFrom('ann', 'bob', 'cid', 'lin') }),
    fc.record({ type: fc.constant('stop') }),
    fc.record({ type: fc.constantFrom('leave', 'wait'), member: fc.constantFrom('ann', 'bob', 'cid') }),
  )
  fc.assert(fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
    let state: Turns = noTurns
    let now = 0
    for (const one of moves) {
      now += one.type === 'wait' ? 700_000 : 500
      const happened = one.type === 'leave' && 'member' in one ? turns.afterLeave(state, one.member, now)
        : one.type === 'wait' ? (turns.nextDeadline(state) === null ? [] : turns.atDeadline(state, now))
          : decide(state, one, as('teacher', 'lin', now))
      state = (typeof happened === 'string' ? [] : happened).reduce(turns.reduce, state)
      expect(readTurns({ turns: state })).toEqual(state)
      if (state.phase === 'idle') continue
      const all: readonly string[] = [state.member, ...state.waiting]
      expect(new Set(all).size).toBe(all.length)
      expect(all.every((id) => ['ann', 'bob', 'cid'].includes(id))).toBe(true)
      expect(state.until - now).toBeLessThanOrEqual(600_000)
    }
  }))
})

test('a state that is none of ours is no turns', () => {
  expect([null, {}, { turns: 7 }, { turns: { phase: 'running' } }].map((law) => readTurns(law))).toEqual([noTurns, noTurns, noTurns, noTurns])
})
