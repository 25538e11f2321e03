import { failure, success } from '#shared/kernel/result'
import type { LawContext } from '#shared/scenario/law'
import { classCenter } from '../../../src/scenarios/education/law/center/law'
import { readCenter } from '../../../src/scenarios/education/law/center/reduce'
import { room } from '../../support/room'

const by = (role: string): LawContext => ({ by: 'someone', role, now: 0, random: () => 0, room: room() })

describe('the center of a class', () => {
  test('is the people at first, and in rooms that are older than the board', () => {
    expect(readCenter({ center: classCenter.opening })).toBe('people')
    for (const law of [null, {}, { center: 'moon' }, [], 'board']) expect(readCenter(law)).toBe('people')
    expect(readCenter({ center: 'board' })).toBe('board')
  })

  test.each([
    ['teacher', success([{ center: 'board' }])],
    ['assistant', success([{ center: 'board' }])],
    ['student', failure('member/not-allowed')],
    ['inspector', failure('member/not-allowed')],
  ] as const)('a %s who opens the board is answered so', (role, answer) => {
    expect(classCenter.decide('people', { center: 'board' }, by(role))).toEqual(answer)
  })

  test('is not put where it stands', () => {
    expect(classCenter.decide('board', { center: 'board' }, by('teacher'))).toEqual(success([]))
    expect(classCenter.reduce('board', { center: 'people' })).toBe('people')
  })

  test.each([null, {}, { center: 'moon' }, { center: 'board', more: 1 }, 'board', 7])('%j is no move', (data) => {
    expect(classCenter.parseMove(data)).toBeNull()
  })
})
