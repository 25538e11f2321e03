import type { Json } from '#shared/kernel/json'
import { failure, success } from '#shared/kernel/result'
import type { Law } from '#shared/scenario/law'
import * as v from 'valibot'

/** The views of a car that a claim needs, in the order in which one walks around it. */
export const VIEWS = ['plate', 'vin', 'front-left', 'front-right', 'rear-left', 'rear-right', 'damage-near', 'damage-far'] as const
export type CarView = (typeof VIEWS)[number]

/** What was seen so far, and what the adjuster asks the owner to show now. */
export type ClaimState = { readonly seen: readonly CarView[]; readonly asked: CarView | null }

const view = v.picklist(VIEWS)
const move = v.variant('type', [
  v.strictObject({ type: v.literal('ask'), view: v.nullable(view) }),
  v.strictObject({ type: v.literal('tick'), view, seen: v.boolean() }),
])

/** `ask`: show me this now. `tick`: this view was seen, or must be seen again. */
export type ClaimMove = v.InferOutput<typeof move>
type ClaimHappening =
  | { readonly type: 'asked'; readonly view: CarView | null }
  | { readonly type: 'ticked'; readonly view: CarView; readonly seen: boolean }

/** The law of a claim: the adjuster alone keeps the checklist; a ticked view is no longer asked for. */
export const claimLaw: Law<ClaimState, ClaimMove, ClaimHappening> = {
  opening: { seen: [], asked: null },
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
  reduce(state, happening) {
    if (happening.type === 'asked') return { ...state, asked: happening.view }
    const others = state.seen.filter((seen) => seen !== happening.view)
    return happening.seen
      ? { seen: [...others, happening.view], asked: state.asked === happening.view ? null : state.asked }
      : { ...state, seen: others }
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
