import type { Json } from '#shared/kernel/json'
import { noReducer, type LawReducer } from '#shared/scenario/law'

/** What shows the room's law. It comes with the room's page, a moment after the visit began: until then its steps wait. */
export interface CarriedLaw {
  readonly reducer: LawReducer
  /** False if more waits than a visit may keep: no page came. */
  happened(happening: Json): boolean
  /** The law's state is whole in a snapshot. */
  snapshot(): void
  /** Answers what waited. */
  carry(law: LawReducer): readonly Json[]
}

/** A page takes seconds to load, and the fastest laws take some tens of steps a second. */
const MOST_WAITING = 2_000

/** Not there yet. */
export function createCarriedLaw(): CarriedLaw {
  let reducer: LawReducer | null = null
  let waiting: Json[] = []
  return {
    get reducer() {
      return reducer ?? noReducer
    },
    happened(happening) {
      if (reducer === null) waiting.push(happening)
      return waiting.length <= MOST_WAITING
    },
    snapshot: () => void (waiting = []),
    carry(law) {
      const waited = waiting
      reducer = law
      waiting = []
      return waited
    },
  }
}
