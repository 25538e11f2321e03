import type { Json } from '#shared/kernel/json'
import { failure, success } from '#shared/kernel/result'
import type { Law } from '#shared/scenario/law'
import * as v from 'valibot'

/** What the whole class looks at: one person made large by the teacher, or nobody. */
export type ClassState = { readonly spotlight: string | null }

const move = v.strictObject({ type: v.literal('spotlight'), member: v.nullable(v.pipe(v.string(), v.maxLength(40))) })

/** Put one person in the middle for all, or let the layout decide again with null. */
export type ClassMove = v.InferOutput<typeof move>
type ClassHappening = { readonly type: 'spotlit'; readonly member: string | null }

const TEACHING: readonly string[] = ['teacher', 'assistant']

/** The law of a class: only who teaches decides whom all see large. */
export const classLaw: Law<ClassState, ClassMove, ClassHappening> = {
  opening: { spotlight: null },
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, { member }, { role, room }) {
    if (!TEACHING.includes(role)) return failure('member/not-allowed')
    if (member === state.spotlight) return success([])
    if (member !== null && !room.members.some(({ id }) => id === member)) return failure('member/not-found')
    return success([{ type: 'spotlit', member }])
  },
  reduce: (_, { member }) => ({ spotlight: member }),
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: (state, member) => (state.spotlight === member ? [{ type: 'spotlit', member: null }] : []),
}

const classState = v.object({ spotlight: v.nullable(v.string()) })

/** The class's state as it stands in the room; the opening one if the room holds something else. */
export function readClass(law: Json): ClassState {
  const parsed = v.safeParse(classState, law)
  return parsed.success ? parsed.output : classLaw.opening
}
