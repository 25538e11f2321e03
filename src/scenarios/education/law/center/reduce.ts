import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawReducer } from '#shared/scenario/law'

/** The part's name in the class's law. */
export const CENTER = 'center'

/** What stands in the middle of the class: its people, or the whiteboard with the people beside it. */
export type Center = 'people' | 'board'
export type Centered = { readonly center: Center }

/** The last word counts. */
export const centerReducer: LawReducer<Center, Centered> = { opening: 'people', reduce: (_, { center }) => center }

/** What stands in the middle of a class, as its law stands in the room. */
export const readCenter = (law: Json): Center => (partOf(law, CENTER) === 'board' ? 'board' : 'people')
