import type { Capability } from '#shared/scenario/manifest'
import { scenarios } from '../../../src/scenarios/catalog'

const POWER: readonly Capability[] = ['mute-others', 'invite', 'take-down', 'remove', 'end']

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('in %s, the code gives nobody power over others', (_id, { roles, hostRole, guestRole }) => {
  const powerful = roles.filter(({ can }) => can.some((capability) => POWER.includes(capability)))
  expect(powerful.filter(({ taken }) => taken === 'by-code')).toEqual([])
  expect(roles.find(({ id }) => id === hostRole)?.taken).toBe('by-host')
  expect(roles.find(({ id }) => id === guestRole)?.taken).toBe('by-code')
})
