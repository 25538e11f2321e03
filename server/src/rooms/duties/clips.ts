import { failure, success } from '#shared/kernel/result'
import { can } from '#shared/room/can'
import type { RoomEvent } from '#shared/room/events'
import type { MemberId, RoomState, StreamId } from '#shared/room/state'
import type { Asked, Decision } from '../asked.ts'

/** So far ahead a clip may end. */
const MOST_AHEAD_MS = 60_000
/** Clips that a room may wait for at once. */
const MOST_WAITING = 3
/** What was neither made nor refused so long after its end never will be. */
const PATIENCE_MS = 15_000

/** A stretch that is to be cut out; times in milliseconds since 1970. */
export interface ClipWish {
  /** Null when the scenario's law wishes it. */
  readonly by: MemberId | null
  /** As far back as the scenario keeps, at most. */
  readonly from: number
  /** At most a minute ahead. */
  readonly to: number
  /** Null: all of the room. */
  readonly streams: readonly StreamId[] | null
}

/** `clip.take`: the last seconds of all streams. */
export function takeClip(asked: Asked, seconds: number): Decision {
  const { member, scenario, now } = asked
  if (!can(member, 'record', scenario)) return failure('member/not-allowed')
  return askClip(asked, { by: member.id, from: now - seconds * 1_000, to: now, streams: null })
}

/** Asks the gateway for a clip, on behalf of a member or of the scenario's law. */
export function askClip({ room, scenario, now, random, vendorMedia }: Omit<Asked, 'member'>, { by, from, to, streams }: ClipWish): Decision {
  const reachesBack = from < to && from >= now - (scenario.keepsSeconds ?? 0) * 1_000 && to <= now + MOST_AHEAD_MS
  if (!keeps({ scenario, vendorMedia }) || room.gatewayEpoch === null || !reachesBack) return failure('clip/unavailable')
  if (room.clips.length >= MOST_WAITING) return failure('clip/busy')
  const id = `${room.id}-${now.toString(36)}-c${Math.floor(random() * 36 ** 4).toString(36)}`
  return success([{ type: 'clip.asked', id, by, from, to, streams }])
}

/** Whether the gateway keeps the streams of such rooms. */
export const keeps = ({ scenario, vendorMedia }: Pick<Asked, 'scenario' | 'vendorMedia'>): boolean => !vendorMedia && (scenario.keepsSeconds ?? 0) > 0

/** Clips of which nothing was heard for too long from a gateway that could tell: it has been here since `gatewaySince`, and was asked again then. Without one, nothing can be known. */
export const overdueClips = ({ clips }: RoomState, now: number, gatewaySince: number | null): readonly RoomEvent[] =>
  gatewaySince === null ? [] : clips.filter(({ to }) => now > Math.max(to, gatewaySince) + PATIENCE_MS).map(({ id }) => ({ type: 'clip.failed', id, why: 'too-late' }))

/** What the gateway's word about a clip changes: nothing, if the room does not wait for it. */
export const clipNews = ({ clips }: RoomState, news: Extract<RoomEvent, { readonly type: 'clip.made' | 'clip.failed' }>): readonly RoomEvent[] =>
  (clips.some(({ id }) => id === news.id) ? [news] : [])
