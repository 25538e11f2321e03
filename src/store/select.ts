import { can, ruleOf } from '#shared/room/can'
import { memberOf, type ChatMessage, type Member, type MemberId, type Stream } from '#shared/room/state'
import type { Capability, ScenarioManifest } from '#shared/scenario/manifest'
import type { Tile } from '../grid-layout/tile'
import type { LiveState } from './state'

type Roles = Pick<ScenarioManifest, 'roles'>

/** Louder than this counts as speaking. */
const SPEAKING_LEVEL = 0.08

/** This device's person, or undefined for the moment in which the room has lost them. */
export const myMember = ({ room, you }: LiveState): Member | undefined => memberOf(room, you)

/** Who stands on stage, by when they came there. */
export const seated = ({ room }: LiveState): readonly Member[] =>
  room.members.filter(({ stage }) => stage === 'seated').sort((one, other) => seatedSince(one) - seatedSince(other))

/** Who listens, in order of arrival. */
export const audience = ({ room }: LiveState): readonly Member[] => room.members.filter(({ stage }) => stage !== 'seated')

/** Raised hands, the first raised first. */
export const hands = ({ room }: LiveState): readonly Member[] =>
  room.members.filter(({ hand }) => hand !== null).sort((one, other) => (one.hand ?? 0) - (other.hand ?? 0))

/** How many people are in the room, also those one is not told of. */
export const headcount = ({ room }: LiveState): number => Math.max(room.here ?? 0, room.members.length)
/** Where this person stands among the raised hands, from 1; null with the hand down, or while a crowd's order is not known so far. */
export function handPlace(live: LiveState): number | null {
  const raised = myMember(live)?.hand ?? null
  const order = live.room.hands ?? hands(live).map(({ hand }) => hand)
  const place = raised === null ? -1 : order.indexOf(raised)
  return place < 0 ? null : place + 1
}

/** Chat messages by others that were not on screen yet. */
export const unread = ({ room, you, readUpTo }: LiveState): readonly ChatMessage[] => room.chat.filter(({ seq, from, deleted }) => seq > readUpTo && from !== you && !deleted)

export const isSpeaking = ({ levels }: LiveState, id: MemberId): boolean => (levels[id] ?? 0) > SPEAKING_LEVEL

/** The stage as tiles for `grid-layout/arrange`: people by their id, and the screen that is shared by its stream's. Whoever has the main role is main. */
export const tiles = (live: LiveState, mainRole: string): readonly Tile[] =>
  seated(live).flatMap((member) => {
    const since = seatedSince(member)
    const person: Tile = { id: member.id, main: member.role === mainRole, speaking: isSpeaking(live, member.id), screen: false, since }
    const screens = live.room.streams.filter(({ owner, source, video }) => owner === member.id && source === 'screen' && video)
    return [person, ...screens.map(({ id }): Tile => ({ id, main: false, speaking: false, screen: true, since }))]
  })

/** The streams of one member, in the order of the role's sources. */
export const streamsOf = ({ room }: LiveState, id: MemberId): readonly Stream[] => room.streams.filter(({ owner }) => owner === id)

/** Whether this device's person may do this now. */
export function canDo(live: LiveState, capability: Capability, scenario: Roles): boolean {
  const me = myMember(live)
  return me !== undefined && can(me, capability, scenario)
}

/** Whether this person's role shares screens, and they sit on stage. */
export function canShare(live: LiveState, scenario: Roles): boolean {
  const me = myMember(live)
  return me !== undefined && can(me, 'publish', scenario) && ruleOf(scenario, me.role)?.sources.includes('screen') === true
}

/** Whether this person may ask that one to the stage. */
export function canInvite(live: LiveState, id: MemberId, scenario: Roles & Pick<ScenarioManifest, 'seats'>): boolean {
  const member = memberOf(live.room, id)
  if (!member || member.stage !== 'audience' || !canDo(live, 'invite', scenario)) return false
  const mayPublish = ruleOf(scenario, member.role)?.can.includes('publish') ?? false
  return mayPublish && seated(live).length < scenario.seats
}

/** Whether this person may take that one off the stage. */
export const canTakeDown = (live: LiveState, id: MemberId, scenario: Roles): boolean =>
  id !== live.you && memberOf(live.room, id)?.stage === 'seated' && canDo(live, 'take-down', scenario)

/** Whether this person may turn that one's open microphone or camera off. */
export const canMute = (live: LiveState, id: MemberId, device: 'microphone' | 'camera', scenario: Roles): boolean =>
  id !== live.you && memberOf(live.room, id)?.[device] === 'on' && canDo(live, 'mute-others', scenario)

/** Whether this person may take that one's invitation back. */
export const canWithdraw = (live: LiveState, id: MemberId, scenario: Roles): boolean =>
  id !== live.you && memberOf(live.room, id)?.stage === 'invited' && canDo(live, 'take-down', scenario)

/** Whether this person may mute that one's chat, or let them write again; null for neither. */
export function canMuteChat(live: LiveState, id: MemberId, scenario: Roles): 'chat-mute' | 'chat-unmute' | null {
  const member = memberOf(live.room, id)
  if (!member || id === live.you || !canDo(live, 'mute-others', scenario) || !can(member, 'chat', scenario) || can(member, 'mute-others', scenario)) return null
  return live.room.chatMuted.members.includes(id) ? 'chat-unmute' : 'chat-mute'
}

/** Whether this person may send that one away. The host stays. */
export const canRemove = (live: LiveState, id: MemberId, scenario: Roles): boolean =>
  id !== live.you && id !== live.room.host && memberOf(live.room, id) !== undefined && canDo(live, 'remove', scenario)

/** Whether this person may invite others to roles, as the server decides it too. */
export const mayHandOut = (live: LiveState, scenario: Roles): boolean => live.you === live.room.host || canDo(live, 'end', scenario)

/** The server's time now, ms: for what counts down. */
export const serverNow = ({ clockOffsetMs }: LiveState, now: number): number => now + clockOffsetMs

const seatedSince = ({ seatedAt, joinedAt }: Member): number => seatedAt ?? joinedAt
