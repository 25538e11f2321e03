import type { Capability, RoleRule, ScenarioManifest } from '#shared/scenario/manifest'
import type { ChatMessage, Member, RoomState } from './state.ts'

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

/** Whether this member may write now: the role lets them, and nobody who keeps order forbade it. */
export const mayChat = (room: Pick<RoomState, 'chatMuted'>, member: Member, scenario: Pick<ScenarioManifest, 'roles'>): boolean =>
  can(member, 'chat', scenario) && !isChatMuted(room, member, scenario)

/** Whether this member was forbidden to write, with all or alone. */
export const isChatMuted = ({ chatMuted: { all, members } }: Pick<RoomState, 'chatMuted'>, member: Member, scenario: Pick<ScenarioManifest, 'roles'>): boolean =>
  (all || members.includes(member.id)) && !can(member, 'mute-others', scenario)

/** So long an own message may be deleted, in ms. */
export const OWN_DELETE_MS = 120_000

/** Whether this member may delete that message at this time (ms, the server's clock). */
export const mayDelete = (member: Member, message: Pick<ChatMessage, 'from' | 'at'>, now: number, scenario: Pick<ScenarioManifest, 'roles'>): boolean =>
  can(member, 'mute-others', scenario) || (message.from === member.id && now - message.at <= OWN_DELETE_MS)
