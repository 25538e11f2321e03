import * as v from 'valibot'
import { impossible } from '#shared/kernel/impossible'
import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawReducer } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'

/** The part's name in the class's law. */
export const ROLL = 'roll'

/** How long a call may stay open, in seconds, and how long it does if nobody says otherwise. */
export const SHORTEST_CALL = 10
export const LONGEST_CALL = 300
export const USUAL_CALL = 30
/** Calls whose record is kept; older ones are in the room's log alone. */
export const MOST_CALLS = 12
/** As many as a class may have students. */
const MOST_CALLED = 500

const ids = v.pipe(v.array(v.string()), v.maxLength(MOST_CALLED), v.readonly())
const record = v.object({ at: v.number(), called: ids, answered: ids })
const roll = v.object({
  open: v.nullable(v.object({ ...record.entries, until: v.number() })),
  past: v.pipe(v.array(record), v.maxLength(MOST_CALLS), v.readonly()),
})

/** One call: when (ms, the server's clock), who was there or came meanwhile, and who answered, the first first. */
export type CallRecord = Readonly<v.InferOutput<typeof record>>
export type OpenCall = CallRecord & { readonly until: number }
/** The call that is open, and those before it. Who is called sees themselves alone. */
export type Roll = { readonly open: OpenCall | null; readonly past: readonly CallRecord[] }

export type RollHappening =
  | { readonly type: 'called'; readonly at: number; readonly until: number; readonly members: readonly string[] }
  | { readonly type: 'answered'; readonly member: string }
  | { readonly type: 'closed' }

export const noRoll: Roll = { open: null, past: [] }

/** What shows who was called and who answered. */
export const rollReducer: LawReducer<Roll, RollHappening> = {
  opening: noRoll,
  reduce(state, happening) {
    if (happening.type === 'called') return { ...state, open: { at: happening.at, until: happening.until, called: happening.members, answered: [] } }
    const { open, past } = state
    if (open === null) return state
    switch (happening.type) {
      case 'answered': {
        const { member } = happening
        return { past, open: { ...open, called: open.called.includes(member) ? open.called : [...open.called, member].slice(0, MOST_CALLED), answered: [...open.answered, member].slice(0, MOST_CALLED) } }
      }
      case 'closed': {
        const { at, called, answered } = open
        return { open: null, past: [...past, { at, called, answered }].slice(-MOST_CALLS) }
      }
      default:
        return impossible(happening)
    }
  },
}

const reader = createReader<Roll>(roll, noRoll)

/** The calls, as the class's law stands in the room. */
export const readRoll = (law: Json): Roll => reader.read(partOf(law, ROLL))
