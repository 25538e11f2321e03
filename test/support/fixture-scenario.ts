import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import type { Law } from '#shared/scenario/law'
import type { RuledScenario, ScenarioWords } from '#shared/scenario/manifest'

const words: ScenarioWords = { title: 'T', sentence: 'S', action: 'A', roomTitle: 'A room', enter: 'E', roles: { lead: 'Lead', guest: 'Guest', eye: 'Eye' }, variants: { hall: { name: 'Hall', sentence: 'H' }, pair: { name: 'Pair', sentence: 'P' } } }

/** A counter that ends a turn when nobody counts: it has a move, a refusal, a deadline and a consequence of leaving. */
type Count = { readonly count: number; readonly until: number | null; readonly gone: readonly string[] }
type Step = { readonly by: number }
type Happening = { readonly what: 'counted'; readonly by: number; readonly until: number } | { readonly what: 'timed-out' } | { readonly what: 'gone'; readonly member: string }

/** How long a count stands, ms. */
export const TURN_MS = 60

const stepSchema = v.object({ by: v.pipe(v.number(), v.integer()) })

/** A small law for tests; `by: 666` is a bug in it. */
export const countLaw: Law<Count, Step, Happening> = {
  opening: { count: 0, until: null, gone: [] },
  parseMove(data) {
    const parsed = v.safeParse(stepSchema, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, { by }, { now }) {
    if (by === 666) throw new Error('a bug in a law')
    if (state.count + by < 0) return failure('law/refused')
    return success([{ what: 'counted', by, until: now + TURN_MS }])
  },
  reduce(state, happening) {
    if (happening.what === 'counted') return { ...state, count: state.count + happening.by, until: happening.until }
    return happening.what === 'timed-out' ? { ...state, until: null } : { ...state, gone: [...state.gone, happening.member] }
  },
  nextDeadline: ({ until }) => until,
  atDeadline: () => [{ what: 'timed-out' }],
  afterLeave: (_state, member) => [{ what: 'gone', member }],
}

/** Two seats, five places, one lead; an eye may only look. */
export const fixtureScenario: RuledScenario = {
  id: 'fixture',
  root: 'scenarios/fixture',
  pages: ['pages/room/index'],
  icon: 'gamepad',
  words: { zh: words, en: words },
  picture: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  layout: 'grid',
  roles: [
    { id: 'lead', can: ['publish', 'chat', 'raise-hand', 'mute-others', 'invite', 'take-down', 'remove', 'end', 'record', 'mix', 'move'], taken: 'by-host', arrives: 'seated', limit: 1, sources: ['camera', 'screen'] },
    { id: 'helper', can: ['publish', 'chat', 'mute-others', 'invite', 'take-down', 'remove', 'record'], taken: 'by-invitation', arrives: 'audience', limit: 2, sources: ['camera'] },
    { id: 'guest', can: ['publish', 'chat', 'raise-hand', 'move'], taken: 'by-code', arrives: 'seated', limit: 4, sources: ['camera'] },
    { id: 'eye', can: [], taken: 'by-code', arrives: 'audience', limit: 1, sources: [] },
  ],
  hostRole: 'lead',
  guestRole: 'guest',
  seats: 2,
  capacity: 5,
  variants: [{ id: 'hall', layout: 'class', roles: { guest: { arrives: 'audience', limit: 2 } } }, { id: 'pair', seats: 1, capacity: 2 }],
  keepsSeconds: 30,
  law: countLaw,
}
