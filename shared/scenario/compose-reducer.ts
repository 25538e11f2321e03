import type { Json } from '#shared/kernel/json'
import type { LawReducer } from './law.ts'

/** The states of a law's parts, by their names. */
export type PartStates = { readonly [part: string]: Json }
export type PartHappening = { readonly part: string; readonly happening: Json }

/** The reducer of a law that is made of parts: what happens changes the state of its part. */
export function composeReducer(parts: Readonly<Record<string, LawReducer>>): LawReducer<PartStates, PartHappening> {
  const names = Object.keys(parts)
  return {
    opening: Object.fromEntries(names.map((name) => [name, parts[name]?.opening ?? null])),
    reduce(states, { part: name, happening }) {
      const part = names.includes(name) ? parts[name] : undefined
      if (part === undefined) return states
      const [before, after] = [states[name], part.reduce(stateIn(states, name, part), happening)]
      return before === after ? states : { ...states, [name]: after }
    },
  }
}

/** The state of one part as it stands in the room; null if the room has none of it. */
export const partOf = (law: Json, name: string): Json => (isRecord(law) ? (law[name] ?? null) : null)

/** The same for the law itself: a part that was not there when the room was stored is at its opening. */
export function stateIn(states: PartStates, name: string, { opening }: Pick<LawReducer, 'opening'>): Json {
  const state = isRecord(states) ? states[name] : undefined
  return state === undefined ? opening : state
}

export const isRecord = (json: Json): json is PartStates => typeof json === 'object' && json !== null && !Array.isArray(json)
