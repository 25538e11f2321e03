import { impossible } from '#shared/kernel/impossible'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoomState } from '#shared/room/state'
import type { Law } from '#shared/scenario/law'
import * as v from 'valibot'
import { learns, teaches } from '../teaching.ts'
import { trophiesOf, trophyReducer, type TrophyHappening, type TrophyState } from './reduce.ts'

const MOST_OWNERS = 5_000
const MOST_EACH = 999

const member = v.pipe(v.string(), v.maxLength(40))

const move = v.variant('type', [
  v.strictObject({ type: v.literal('give'), member }),
  /** To every student on stage. */
  v.strictObject({ type: v.literal('give-stage') }),
  v.strictObject({ type: v.literal('take-back'), member }),
])

export type TrophyMove = v.InferOutput<typeof move>

/** Whoever teaches gives students trophies, and takes back what slipped. */
export const trophies: Law<TrophyState, TrophyMove, TrophyHappening> = {
  ...trophyReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, wanted, { role, room }) {
    if (!teaches(role)) return failure('member/not-allowed')
    switch (wanted.type) {
      case 'give':
        return give(state, room.members.filter(({ id }) => id === wanted.member))
      case 'give-stage':
        return give(state, room.members.filter(({ stage }) => stage === 'seated'))
      case 'take-back':
        return trophiesOf(state, wanted.member) === 0 ? failure('law/too-late') : success([{ type: 'taken-back', member: wanted.member }])
      default:
        return impossible(wanted)
    }
  },
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: () => [],
}

function give(state: TrophyState, people: RoomState['members']): Result<readonly TrophyHappening[], FailureCode> {
  const to = people.filter(({ id, role }) => learns(role) && trophiesOf(state, id) < MOST_EACH).map(({ id, name }) => ({ id, name }))
  if (to.length === 0) return failure('member/not-found')
  const fresh = to.filter(({ id }) => trophiesOf(state, id) === 0).length
  return Object.keys(state.owners).length + fresh > MOST_OWNERS ? failure('law/refused') : success([{ type: 'given', to }])
}
