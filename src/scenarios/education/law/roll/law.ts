import * as v from 'valibot'
import { impossible } from '#shared/kernel/impossible'
import { failure, success } from '#shared/kernel/result'
import type { Law, LawVeil } from '#shared/scenario/law'
import { learns, overlooks, teaches } from '../teaching.ts'
import { LONGEST_CALL, rollReducer, SHORTEST_CALL, type CallRecord, type Roll, type RollHappening } from './reduce.ts'

const move = v.variant('type', [
  v.strictObject({ type: v.literal('call'), seconds: v.pipe(v.number(), v.integer(), v.minValue(SHORTEST_CALL), v.maxValue(LONGEST_CALL)) }),
  v.strictObject({ type: v.literal('here') }),
  v.strictObject({ type: v.literal('close') }),
])

/** Call everybody by name for so many seconds, say that one is here, or end the call. */
export type RollMove = v.InferOutput<typeof move>

/** A student knows whether they themselves were called and answered, and nothing of the others. */
const veil: LawVeil<Roll, RollHappening> = {
  state(state, { id, role }) {
    if (overlooks(role)) return state
    const open = state.open && ownOf(state.open, id)
    const past = state.past.map((record) => ownOf(record, id))
    return open === state.open && past.every((record, index) => record === state.past[index]) ? state : { open, past }
  },
  happening(happening, { id, role }) {
    if (overlooks(role) || happening.type === 'closed') return happening
    if (happening.type === 'answered') return happening.member === id ? happening : null
    const members = only(happening.members, id)
    return members === happening.members ? happening : { ...happening, members }
  },
}

function ownOf<Called extends CallRecord>(record: Called, id: string): Called {
  const [called, answered] = [only(record.called, id), only(record.answered, id)]
  return called === record.called && answered === record.answered ? record : { ...record, called, answered }
}

const only = (ids: readonly string[], id: string): readonly string[] => (ids.every((one) => one === id) ? ids : ids.filter((one) => one === id))

/** The roll call of a class. */
export const roll: Law<Roll, RollMove, RollHappening> = {
  ...rollReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide({ open }, wanted, { by, role, now, room }) {
    if (wanted.type === 'here' ? !learns(role) : !teaches(role)) return failure('member/not-allowed')
    switch (wanted.type) {
      case 'call': {
        if (open !== null) return failure('law/refused')
        const members = room.members.filter((member) => learns(member.role)).map(({ id }) => id)
        return success([{ type: 'called', at: now, until: now + wanted.seconds * 1_000, members }])
      }
      case 'here':
        if (open === null) return failure('law/too-late')
        return success(open.answered.includes(by) ? [] : [{ type: 'answered', member: by }])
      case 'close':
        return success(open === null ? [] : [{ type: 'closed' }])
      default:
        return impossible(wanted)
    }
  },
  nextDeadline: ({ open }) => open?.until ?? null,
  atDeadline: ({ open }) => (open === null ? [] : [{ type: 'closed' }]),
  afterLeave: () => [],
  veil,
  rollCalls: ({ open, past }) => (open === null ? past : [...past, open]).map(({ at, called, answered }) => ({ at, called, answered })),
}
