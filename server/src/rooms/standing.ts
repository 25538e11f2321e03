import * as v from 'valibot'
import { impossible } from '#shared/kernel/impossible'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { memberOf, STREAM_SOURCES, streamIdOf, type MemberId, type RecordingId, type RoomState, type StreamId } from '#shared/room/state'
import { MOST_KEPT_SECONDS } from '#shared/protocol/version'
import type { GatewayOrder } from '../gateway/control/messages.ts'
import type { Asked } from './asked.ts'
import { keeps } from './duties/clips.ts'

/** A media token outlives its revocation at most this long. */
const REVOCATION_KEPT_MS = 15 * 60_000

/** `Standing` as it was stored. */
export const standingSchema = v.object({
  shut: v.array(v.object({ member: v.string(), microphone: v.boolean(), camera: v.boolean() })),
  /** Missing in what was stored before there were recordings. */
  recording: v.optional(v.nullable(v.string()), null),
  /** Missing in what was stored before there were clips. */
  clips: v.optional(v.array(v.object({ clip: v.string(), from: v.number(), to: v.number(), streams: v.nullable(v.array(v.string())) })), []),
  revoked: v.array(v.object({ member: v.string(), upTo: v.number(), publishOnly: v.boolean() })),
})

/** What the gateway has to keep to in this room: made only from the room's events, told again to each new gateway. */
export interface Standing {
  /** Devices that somebody else switched off, until their owner switches them on. */
  readonly shut: readonly Shut[]
  /** What the gateway writes down, or null. */
  readonly recording: RecordingId | null
  /** What the gateway is to cut out of what it keeps. */
  readonly clips: readonly AskedClip[]
  /** Whose tokens are void, up to when they were issued. */
  readonly revoked: readonly Revoked[]
}

interface AskedClip { readonly clip: RecordingId; readonly from: number; readonly to: number; readonly streams: readonly StreamId[] | null }
interface Shut { readonly member: MemberId; readonly microphone: boolean; readonly camera: boolean }
interface Revoked { readonly member: MemberId; readonly upTo: number; readonly publishOnly: boolean }

/** Of a room in which nothing was forbidden yet. */
export const noStanding: Standing = { shut: [], recording: null, clips: [], revoked: [] }

/** The standing orders after one more event; `before` is the room before it. */
export function reduceStanding(standing: Standing, { at, event }: LoggedEvent, before: RoomState): Standing {
  switch (event.type) {
    case 'member.left':
      return { ...standing, shut: shutWithout(standing, event.id), revoked: revoke(standing, { member: event.id, upTo: at, publishOnly: false }) }
    case 'member.stage': {
      const lostSeat = event.stage === 'audience' && memberOf(before, event.id)?.stage === 'seated'
      return lostSeat ? { ...standing, revoked: revoke(standing, { member: event.id, upTo: at, publishOnly: true }) } : standing
    }
    case 'member.media':
      return { ...standing, shut: shutAfter(standing, event, before) }
    case 'recording.started':
      return { ...standing, recording: event.id }
    case 'recording.stopped':
      return { ...standing, recording: null }
    case 'room.ended':
      return { ...standing, recording: null, clips: [] }
    case 'clip.asked':
    case 'clip.made':
    case 'clip.failed':
      return { ...standing, clips: clipsAfter(standing, event) }
    case 'member.joined':
    case 'member.presence':
    case 'member.hand':
    case 'chat.sent':
    case 'chat.muted':
    case 'chat.deleted':
    case 'stream.started':
    case 'stream.ended':
    case 'mix.started':
    case 'mix.stopped':
    case 'gateway.renewed':
    case 'law.happened':
    case 'member.shown':
    case 'member.hidden':
    case 'law.hidden':
      return standing
    default:
      return impossible(event)
  }
}

function clipsAfter({ clips }: Standing, event: Extract<RoomEvent, { readonly type: `clip.${string}` }>): Standing['clips'] {
  if (event.type === 'clip.asked') return [...clips, { clip: event.id, from: event.from, to: event.to, streams: event.streams }]
  return clips.filter(({ clip }) => clip !== event.id)
}

/** Whose devices are shut after somebody switched theirs, or another's. */
function shutAfter(standing: Standing, event: Extract<RoomEvent, { readonly type: 'member.media' }>, before: RoomState): Standing['shut'] {
  const forced = event.by !== event.id
  const was = shutOf(standing, event.id)
  const microphone = event.microphone === 'off' && (was.microphone || (forced && turnedOff(before, event.id, 'microphone', event)))
  const camera = event.camera === 'off' && (was.camera || (forced && turnedOff(before, event.id, 'camera', event)))
  const others = shutWithout(standing, event.id)
  return microphone || camera ? [...others, { member: event.id, microphone, camera }] : others
}

/** What to tell the gateway after `before` became `after`. */
export function ordersBetween(room: string, before: Standing, after: Standing): readonly GatewayOrder[] {
  const members = new Set([...before.shut, ...after.shut].map(({ member }) => member))
  const gates = [...members].filter((member) => differs(shutOf(before, member), shutOf(after, member)))
  return [
    ...after.revoked.filter((revoked) => !before.revoked.includes(revoked)).map((revoked) => revocation(room, revoked)),
    ...(before.recording === after.recording ? [] : [{ type: 'record', room, recording: after.recording } as const]),
    ...after.clips.filter((asked) => !before.clips.includes(asked)).map((asked) => ({ type: 'clip', room, ...asked } as const)),
    ...gates.flatMap((member) => gatesOf(room, member, after)),
  ]
}

/** What to tell a gateway that may have missed something. That nothing is recorded is said too: a lost order must not record on. */
export const standingOrders = (room: string, standing: Standing): readonly GatewayOrder[] =>
  [...ordersBetween(room, { ...noStanding, recording: standing.recording }, standing), { type: 'record', room, recording: standing.recording }]

/** Which seconds of the room's streams the gateway keeps in memory; nothing to say where it keeps none. */
export const keepOrders = ({ id, scenario, vendorMedia }: { readonly id: string } & Pick<Asked, 'scenario' | 'vendorMedia'>): readonly GatewayOrder[] =>
  (keeps({ scenario, vendorMedia }) ? [{ type: 'keep', room: id, seconds: Math.min(scenario.keepsSeconds ?? 0, MOST_KEPT_SECONDS) }] : [])

const differs = (one: Shut, other: Shut) => one.microphone !== other.microphone || one.camera !== other.camera

function gatesOf(room: string, member: MemberId, standing: Standing): readonly GatewayOrder[] {
  const { microphone, camera } = shutOf(standing, member)
  return STREAM_SOURCES.map((source) => ({
    type: 'gate',
    stream: streamIdOf(room, member, source),
    audio: !microphone,
    video: source === 'screen' || !camera,
  }))
}

const revocation = (room: string, { member, upTo, publishOnly }: Revoked): GatewayOrder =>
  ({ type: 'revoke', room, user: member, upTo, ...(publishOnly ? { direction: 'publish' } : {}) })

const revoke = ({ revoked }: Standing, fresh: Revoked): readonly Revoked[] =>
  [...revoked.filter(({ upTo }) => upTo > fresh.upTo - REVOCATION_KEPT_MS), fresh]

const shutOf = ({ shut }: Standing, member: MemberId): Shut =>
  shut.find((one) => one.member === member) ?? { member, microphone: false, camera: false }

const shutWithout = ({ shut }: Standing, member: MemberId): readonly Shut[] => shut.filter((one) => one.member !== member)

/**
 * Whether another's mute meant this device. The event tells both devices: the one that was on and is off was meant;
 * when both were off already, both are held shut, for a publisher that never told its state.
 */
function turnedOff(before: RoomState, id: MemberId, device: 'microphone' | 'camera', event: { readonly microphone: 'on' | 'off'; readonly camera: 'on' | 'off' }): boolean {
  const was = memberOf(before, id)
  if (was === undefined) return false
  const unchanged = was.microphone === event.microphone && was.camera === event.camera
  return was[device] === 'on' || unchanged
}
