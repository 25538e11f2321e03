import type { Capability, RoleRule, ScenarioManifest } from '#shared/scenario/manifest'
import type { Member } from './state.ts'

/** The rule of a role in a scenario, or undefined if the scenario has no such role. */
export const ruleOf = (scenario: Pick<ScenarioManifest, 'roles'>, role: string): RoleRule | undefined =>
  scenario.roles.find(({ id }) => id === role)

/** Whether a role leads others, and so is seen by all and sees all. */
export function leads(scenario: Pick<ScenarioManifest, 'roles'>, role: string): boolean {
  const granted = ruleOf(scenario, role)?.can ?? []
  return granted.includes('invite') || granted.includes('mute-others')
}

/** Whether this member may do this now. To publish one must also be seated. */
export function can(member: Member, capability: Capability, scenario: Pick<ScenarioManifest, 'roles'>): boolean {
  const granted = ruleOf(scenario, member.role)?.can.includes(capability) ?? false
  return granted && (capability !== 'publish' || member.stage === 'seated')
}
