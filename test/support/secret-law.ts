import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import type { Law, LawVeil } from '#shared/scenario/law'
import type { RuledScenario } from '#shared/scenario/manifest'
import { fixtureScenario } from './fixture-scenario.ts'

/** Notes that only their writers and the lead read, calls that all hear, and a question whose answer is told when it is opened. */
type Secrets = { readonly notes: Readonly<Record<string, string>>; readonly calls: number; readonly answer: string | null; readonly open: boolean }
type Move = { readonly type: 'note' | 'ask'; readonly text: string } | { readonly type: 'call' | 'reveal' }
type Happening =
  | { readonly what: 'noted'; readonly by: string; readonly text: string }
  | { readonly what: 'called' }
  | { readonly what: 'asked'; readonly answer: string | null }
  | { readonly what: 'revealed'; readonly answer: string | null }
  | { readonly what: 'forgot'; readonly member: string }

const move = v.variant('type', [
  v.object({ type: v.picklist(['note', 'ask']), text: v.string() }),
  v.object({ type: v.picklist(['call', 'reveal']) }),
])

const LEAD = 'lead'

const veil: LawVeil<Secrets, Happening> = {
  state(state, { id, role }) {
    if (role === LEAD) return state
    const others = Object.keys(state.notes).filter((writer) => writer !== id)
    if (others.length === 0 && (state.open || state.answer === null)) return state
    const own = state.notes[id]
    return { ...state, notes: own === undefined ? {} : { [id]: own }, answer: state.open ? state.answer : null }
  },
  happening(happening, { id, role }) {
    if (role === LEAD) return happening
    if (happening.what === 'noted') return happening.by === id ? happening : null
    if (happening.what === 'forgot') return happening.member === id ? happening : null
    return happening.what === 'asked' && happening.answer !== null ? { ...happening, answer: null } : happening
  },
}

/** A small law that hides things, for tests. */
export const secretLaw: Law<Secrets, Move, Happening> = {
  opening: { notes: {}, calls: 0, answer: null, open: false },
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, asked, { by, role }) {
    if (asked.type === 'note') return success([{ what: 'noted', by, text: asked.text }])
    if (asked.type === 'call') return success([{ what: 'called' }])
    if (role !== LEAD) return failure('member/not-allowed')
    return success([asked.type === 'ask' ? { what: 'asked', answer: asked.text } : { what: 'revealed', answer: state.answer }])
  },
  reduce(state, happening) {
    switch (happening.what) {
      case 'noted':
        return { ...state, notes: { ...state.notes, [happening.by]: happening.text } }
      case 'called':
        return { ...state, calls: state.calls + 1 }
      case 'asked':
        return { ...state, answer: happening.answer, open: false }
      case 'revealed':
        return { ...state, answer: happening.answer, open: true }
      case 'forgot':
        return { ...state, notes: Object.fromEntries(Object.entries(state.notes).filter(([writer]) => writer !== happening.member)) }
    }
  },
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: (state, member) => (member in state.notes ? [{ what: 'forgot', member }] : []),
  veil,
  /** What the lead shows all see, what others show the lead alone; `null` shows nothing, and `"bug"` is one. */
  passing(_state, data, { role }, { members }) {
    if (data === 'bug') throw new Error('a bug in a law')
    if (data === null) return []
    return role === LEAD ? 'everybody' : members.filter((one) => one.role === LEAD).map(({ id }) => id)
  },
}

/** The fixture's people under that law. */
export const secretScenario: RuledScenario = { ...fixtureScenario, id: 'secrets', law: secretLaw }
