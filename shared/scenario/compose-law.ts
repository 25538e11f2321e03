import type { Json } from '#shared/kernel/json'
import type { MemberId } from '#shared/room/state'
import { composeReducer, isRecord, stateIn, type PartHappening as Happening, type PartStates as States } from './compose-reducer.ts'
import type { Law, LawVeil, Onlooker } from './law.ts'

export type LawParts = Readonly<Record<string, Law>>

type Move = { readonly part: string; readonly move: Json }

/**
 * One law made of several that know nothing of each other: each part has its own state, moves, happenings and passing data, under its name.
 * A room that was stored before a part existed finds that part at its opening.
 */
export function composeLaw(parts: LawParts): Law<States, Move, Happening> {
  const each = Object.entries(parts)
  const byName = new Map(each)
  const named = (name: string) => byName.get(name)
  const tagged = (name: string) => (happening: Json): Happening => ({ part: name, happening })

  return {
    ...composeReducer(parts),
    parseMove(data) {
      const [name, inner] = isRecord(data) ? [data['part'], data['move']] : []
      const move = typeof name !== 'string' || inner === undefined ? null : (named(name)?.parseMove(inner) ?? null)
      return typeof name !== 'string' || move === null ? null : { part: name, move }
    },
    decide(states, { part: name, move }, context) {
      const part = named(name)
      if (part === undefined) return { ok: false, failure: 'law/unknown-move' }
      const decided = part.decide(stateIn(states, name, part), move, context)
      return decided.ok ? { ok: true, value: decided.value.map(tagged(name)) } : decided
    },
    nextDeadline: (states) => earliest(each.map(([name, part]) => part.nextDeadline(stateIn(states, name, part)))),
    atDeadline: (states, now) => each.flatMap(([name, part]) => whenDue(part, stateIn(states, name, part), now).map(tagged(name))),
    afterLeave: (states, member: MemberId, now) => each.flatMap(([name, part]) => part.afterLeave(stateIn(states, name, part), member, now).map(tagged(name))),
    ...hearing(each),
    rollCalls: (states) => each.flatMap(([name, part]) => part.rollCalls?.(stateIn(states, name, part)) ?? []),
    orders: ({ part, happening }, room) => named(part)?.orders?.(happening, room) ?? [],
    veil: veilOf(each, named),
    passing(states, data, by, room) {
      const [name, inner] = isRecord(data) ? [data['part'], data['data']] : []
      const part = typeof name === 'string' ? named(name) : undefined
      return typeof name !== 'string' || part === undefined || inner === undefined ? [] : (part.passing?.(stateIn(states, name, part), inner, by, room) ?? [])
    },
  }
}

/** Parts that hear nothing are not asked at every event. */
function hearing(each: readonly (readonly [string, Law])[]): Pick<Law<States, Move, Happening>, 'afterEvent'> {
  const hear = each.filter(([, { afterEvent }]) => afterEvent !== undefined)
  if (hear.length === 0) return {}
  return {
    afterEvent: (states, event, ...about) => hear.flatMap(([name, part]) => (part.afterEvent?.(stateIn(states, name, part), event, ...about) ?? []).map((happening) => ({ part: name, happening }))),
  }
}

/** What is stored of a part that is no more is hidden from everybody: nobody knows what it hid. */
function veilOf(each: readonly (readonly [string, Law])[], named: (name: string) => Law | undefined): LawVeil<States, Happening> | undefined {
  if (each.every(([, { veil }]) => veil === undefined)) return undefined
  const seen = (states: States, onlooker: Onlooker): States => Object.fromEntries(each.map(([name, part]) => {
    const state = stateIn(states, name, part)
    return [name, part.veil === undefined ? state : part.veil.state(state, onlooker)]
  }))
  return {
    state(states, onlooker) {
      const view = seen(states, onlooker)
      const names = Object.keys(view)
      const same = names.length === Object.keys(states).length && names.every((name) => view[name] === states[name])
      return same ? states : view
    },
    happening(whole, onlooker) {
      const part = named(whole.part)
      if (part === undefined) return null
      const happening = part.veil === undefined ? whole.happening : part.veil.happening(whole.happening, onlooker)
      if (happening === whole.happening) return whole
      return happening === null ? null : { part: whole.part, happening }
    },
  }
}

function whenDue(part: Law, state: Json, now: number): readonly Json[] {
  const deadline = part.nextDeadline(state)
  return deadline === null || deadline > now ? [] : part.atDeadline(state, now)
}

const earliest = (deadlines: readonly (number | null)[]): number | null =>
  deadlines.reduce((first, deadline) => (first === null || (deadline !== null && deadline < first) ? deadline : first), null)
