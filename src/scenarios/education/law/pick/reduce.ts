import { impossible } from '#shared/kernel/impossible'
import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawReducer } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'
import * as v from 'valibot'

/** The part's name in the class's law. */
export const PICK = 'pick'

/** So many are remembered as having had their turn. */
const MOST_KEPT = 5_000

export type Picked = {
  /** Counts up. */
  readonly id: number
  readonly member: string
  readonly name: string
  /** The server's clock, ms. */
  readonly at: number
}

export type PickState = {
  /** The one whose name stands there now. */
  readonly picked: Picked | null
  readonly count: number
  /** Who had a turn since all had one, the last one last. */
  readonly had: readonly string[]
}

export type PickHappening =
  /** `anew`: all had their turn, so it begins again. */
  | { readonly type: 'picked'; readonly picked: Picked; readonly anew: boolean }
  | { readonly type: 'put-away' }

const opening: PickState = { picked: null, count: 0, had: [] }

/** What shows whom the class's chance fell on. */
export const pickReducer: LawReducer<PickState, PickHappening> = {
  opening,
  reduce(state, happening) {
    switch (happening.type) {
      case 'picked': {
        const { picked, anew } = happening
        return { picked, count: picked.id, had: [...(anew ? [] : state.had), picked.member].slice(-MOST_KEPT) }
      }
      case 'put-away':
        return { ...state, picked: null }
      default:
        return impossible(happening)
    }
  },
}

const reader = createReader<PickState>(v.object({
  picked: v.nullable(v.object({ id: v.number(), member: v.string(), name: v.string(), at: v.number() })),
  count: v.number(),
  had: v.array(v.string()),
}), opening)

/** Who was picked in a class, as its law stands in the room. */
export const readPick = (law: Json): PickState => reader.read(partOf(law, PICK))
