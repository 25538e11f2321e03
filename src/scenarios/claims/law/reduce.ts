import type { LawReducer } from '#shared/scenario/law'

/** The views of a car that a claim needs, in the order in which one walks around it. */
export const VIEWS = ['plate', 'vin', 'front-left', 'front-right', 'rear-left', 'rear-right', 'damage-near', 'damage-far'] as const
export type CarView = (typeof VIEWS)[number]

/** What was seen so far, and what the adjuster asks the owner to show now. */
export type ClaimState = { readonly seen: readonly CarView[]; readonly asked: CarView | null }

export type ClaimHappening =
  | { readonly type: 'asked'; readonly view: CarView | null }
  | { readonly type: 'ticked'; readonly view: CarView; readonly seen: boolean }

/** What shows a claim: a ticked view is no longer asked for. */
export const claimReducer: LawReducer<ClaimState, ClaimHappening> = {
  opening: { seen: [], asked: null },
  reduce(state, happening) {
    if (happening.type === 'asked') return { ...state, asked: happening.view }
    const others = state.seen.filter((seen) => seen !== happening.view)
    return happening.seen
      ? { seen: [...others, happening.view], asked: state.asked === happening.view ? null : state.asked }
      : { ...state, seen: others }
  },
}
