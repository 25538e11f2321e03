import { impossible } from '#shared/kernel/impossible'
import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawReducer } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'
import * as v from 'valibot'

/** The part's name in the class's law. */
export const TROPHIES = 'trophies'

export type TrophyState = {
  /** By member; who has left keeps name and count. */
  readonly owners: Readonly<Record<string, { readonly name: string; readonly count: number }>>
  /** Times that trophies were given so far, and to whom the last time. */
  readonly given: number
  readonly last: readonly string[]
}

export type TrophyHappening =
  | { readonly type: 'given'; readonly to: readonly { readonly id: string; readonly name: string }[] }
  | { readonly type: 'taken-back'; readonly member: string }

const opening: TrophyState = { owners: {}, given: 0, last: [] }

/** What shows who has how many trophies. */
export const trophyReducer: LawReducer<TrophyState, TrophyHappening> = {
  opening,
  reduce(state, happening) {
    switch (happening.type) {
      case 'given': {
        const more = happening.to.map(({ id, name }) => [id, { name, count: trophiesOf(state, id) + 1 }] as const)
        return { owners: { ...state.owners, ...Object.fromEntries(more) }, given: state.given + 1, last: happening.to.map(({ id }) => id) }
      }
      case 'taken-back': {
        const { [happening.member]: owner, ...others } = state.owners
        if (owner === undefined) return state
        return { ...state, owners: owner.count > 1 ? { ...others, [happening.member]: { ...owner, count: owner.count - 1 } } : others }
      }
      default:
        return impossible(happening)
    }
  },
}

/** How many a member has. */
export const trophiesOf = ({ owners }: TrophyState, member: string): number => owners[member]?.count ?? 0

const reader = createReader<TrophyState>(v.object({
  owners: v.record(v.string(), v.object({ name: v.string(), count: v.number() })),
  given: v.number(),
  last: v.array(v.string()),
}), opening)

/** The trophies of a class, as its law stands in the room. */
export const readTrophies = (law: Json): TrophyState => reader.read(partOf(law, TROPHIES))
