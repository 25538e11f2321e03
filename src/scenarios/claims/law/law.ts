import type { Json } from '#shared/kernel/json'
import { failure, success } from '#shared/kernel/result'
import type { Law } from '#shared/scenario/law'
import * as v from 'valibot'
import { claimReducer, VIEWS, type ClaimHappening, type ClaimState } from './reduce.ts'

const view = v.picklist(VIEWS)
const move = v.variant('type', [
  v.strictObject({ type: v.literal('ask'), view: v.nullable(view) }),
  v.strictObject({ type: v.literal('tick'), view, seen: v.boolean() }),
])

/** `ask`: show me this now. `tick`: this view was seen, or must be seen again. */
export type ClaimMove = v.InferOutput<typeof move>
/** The law of a claim: the adjuster alone keeps the checklist; a ticked view is no longer asked for. */
export const claimLaw: Law<ClaimState, ClaimMove, ClaimHappening> = {
  ...claimReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, asked, { role }) {
    if (role !== 'adjuster') return failure('member/not-allowed')
    if (asked.type === 'ask') return success(asked.view === state.asked ? [] : [{ type: 'asked', view: asked.view }])
    const known = state.seen.includes(asked.view)
    return success(known === asked.seen ? [] : [{ type: 'ticked', view: asked.view, seen: asked.seen }])
  },
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: () => [],
}

const claimState = v.object({ seen: v.array(view), asked: v.nullable(view) })

/** The claim's state as it stands in the room; the opening one if the room holds something else. */
export function readClaim(law: Json): ClaimState {
  const parsed = v.safeParse(claimState, law)
  return parsed.success ? parsed.output : claimLaw.opening
}
