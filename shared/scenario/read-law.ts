import * as v from 'valibot'
import type { Json } from '#shared/kernel/json'

/** Reads a law's state as it comes in a room: JSON that may be old or none of ours. */
export interface LawReader<State extends Json> {
  /** The opening if it is none. The same object is parsed once, however often it is read. */
  read(json: Json): State
  /** Marks what `reduce` made, so that it is never parsed: a board of thousands of elements stays cheap at each stroke. */
  know(state: State): State
}

/** A reader for states of this schema. */
export function createReader<State extends Json>(schema: v.GenericSchema<unknown, State>, opening: State): LawReader<State> {
  const read = new WeakMap<object, State>()
  const keep = (json: Json, state: State): State => {
    if (typeof json === 'object' && json !== null) read.set(json, state)
    return state
  }
  return {
    read(json) {
      const known = typeof json === 'object' && json !== null ? read.get(json) : undefined
      if (known !== undefined) return known
      const parsed = v.safeParse(schema, json)
      return keep(json, parsed.success ? parsed.output : opening)
    },
    know: (state) => keep(state, state),
  }
}
