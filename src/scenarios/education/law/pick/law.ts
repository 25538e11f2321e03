import { failure, success } from '#shared/kernel/result'
import type { Member } from '#shared/room/state'
import type { Law, LawContext } from '#shared/scenario/law'
import * as v from 'valibot'
import { learns, teaches } from '../teaching.ts'
import { pickReducer, type PickHappening, type PickState } from './reduce.ts'

/** So long the name stands if nobody puts it away. */
export const SHOWN_MS = 60_000

const move = v.strictObject({ type: v.picklist(['pick', 'put-away']) })

export type PickMove = v.InferOutput<typeof move>

/** Chance picks a student who is here, and nobody twice before all had their turn. */
export const pick: Law<PickState, PickMove, PickHappening> = {
  ...pickReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, { type }, context) {
    if (!teaches(context.role)) return failure('member/not-allowed')
    if (type === 'put-away') return success(state.picked === null ? [] : [{ type: 'put-away' }])
    const happening = draw(state, context)
    return happening === null ? failure('member/not-found') : success([happening])
  },
  nextDeadline: ({ picked }) => (picked === null ? null : picked.at + SHOWN_MS),
  atDeadline: () => [{ type: 'put-away' }],
  afterLeave: () => [],
}

/** Null where no student is here. */
function draw({ had, count }: PickState, { room, random, now }: LawContext): PickHappening | null {
  const here = room.members.filter(({ role, presence }) => learns(role) && presence !== 'away')
  const fresh = here.filter(({ id }) => !had.includes(id))
  const anew = fresh.length === 0
  const pool = anew ? withoutLast(here, had[had.length - 1]) : fresh
  const chosen = pool[Math.floor(random() * pool.length)]
  return chosen === undefined ? null : { type: 'picked', picked: { id: count + 1, member: chosen.id, name: chosen.name, at: now }, anew }
}

/** Nobody comes twice in a row, unless there is nobody else. */
function withoutLast(here: readonly Member[], last: string | undefined): readonly Member[] {
  const others = here.filter(({ id }) => id !== last)
  return others.length === 0 ? here : others
}
