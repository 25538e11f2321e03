import type { Law } from '#shared/scenario/law'
import { guardedLaw } from '../../../../server/src/rooms/guarded-law'
import { countLaw } from '../../../support/fixture-scenario'
import { secretLaw } from '../../../support/secret-law'

const ann = { id: 'ann', role: 'guest' }
const bug = (): never => {
  throw new Error('a bug in a law')
}

test('a law that hides nothing and lets nothing pass is left as it is', () => {
  const law: Law = countLaw
  expect(guardedLaw(law, bug)).toBe(law)
})

test('a veil that throws hides everything, and is told', () => {
  const told: string[] = []
  const { veil, opening } = guardedLaw({ ...secretLaw, veil: { state: bug, happening: bug } }, (what) => told.push(what))
  expect(veil?.state({ notes: { bob: 'his' } }, ann)).toBe(opening)
  expect(veil?.happening({ what: 'called' }, ann)).toBeNull()
  expect(told).toEqual(['a veil threw', 'a veil threw'])
})

test('a sound law goes on as it was', () => {
  const law = guardedLaw(secretLaw, bug)
  const happening = { what: 'called' }
  expect(law.veil?.state(secretLaw.opening, ann)).toBe(secretLaw.opening)
  expect(law.veil?.happening(happening, ann)).toBe(happening)
})
