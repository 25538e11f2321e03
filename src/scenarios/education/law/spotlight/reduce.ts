import type { LawReducer } from '#shared/scenario/law'

/** The part's name in the class's law. */
export const SPOTLIGHT = 'spotlight'

/** Whom the whole class sees large, or null: the layout decides. */
export type Spotlight = string | null
export type Spotlit = { readonly member: Spotlight }

/** The last word counts. */
export const spotlightReducer: LawReducer<Spotlight, Spotlit> = { opening: null, reduce: (_, { member }) => member }
