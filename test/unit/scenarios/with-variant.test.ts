import { variantOf, withVariant } from '#shared/scenario/with-variant'
import { fixtureScenario } from '../../support/fixture-scenario'

const ruleIn = (variant: string, role: string) => withVariant(fixtureScenario, variant).roles.find(({ id }) => id === role)

test('a variant changes what it names, and nothing else', () => {
  expect(withVariant(fixtureScenario, 'pair')).toEqual({ ...fixtureScenario, seats: 1, capacity: 2 })
  expect(withVariant(fixtureScenario, 'hall')).toMatchObject({ seats: 2, capacity: 5, layout: 'class' })
})

test('a role keeps what the variant does not name', () => {
  const guest = fixtureScenario.roles.find(({ id }) => id === 'guest')
  expect(ruleIn('hall', 'guest')).toEqual({ ...guest, arrives: 'audience', limit: 2 })
  expect(ruleIn('hall', 'eye')).toEqual(fixtureScenario.roles.find(({ id }) => id === 'eye'))
})

test.each([null, 'nothing', 'toString'])('for %p the manifest holds as it is', (variant) => {
  expect(withVariant(fixtureScenario, variant)).toBe(fixtureScenario)
  expect(variantOf(fixtureScenario, variant)).toBeUndefined()
})
