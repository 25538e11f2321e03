import * as v from 'valibot'
import { impossible } from '#shared/kernel/impossible'
import { RECORDING_ID } from '#shared/protocol/recorded-parts'
import { MOST_KEPT_SECONDS } from '#shared/protocol/version'
import type { Clips } from '../clip/contract.ts'
import type { Hub } from '../stream/create-hub.ts'
import type { Mixer } from '../mix/contract.ts'
import type { Recorder } from '../record/contract.ts'
import { LAYOUT_MODES } from '#shared/scenario/layout'
import type { GatewayOrder } from './messages.ts'
import type { Revocations } from './revocations.ts'

const streamId = v.pipe(v.string(), v.maxLength(200))
/** A room's stage; more people than this are no mix. */
const MOST_MIXED = 64

const mixPlanSchema = v.object({
  layout: v.picklist(LAYOUT_MODES),
  tiles: v.pipe(v.array(v.object({
    id: v.string(),
    name: v.string(),
    main: v.boolean(),
    since: v.number(),
    picture: v.nullable(streamId),
    screen: v.boolean(),
    sounds: v.array(streamId),
  })), v.maxLength(MOST_MIXED)),
})

/** The name of a folder. */
const idSchema = v.pipe(v.string(), v.regex(RECORDING_ID))

const orderSchema = v.variant('type', [
  v.object({ type: v.literal('revoke'), room: v.string(), user: v.string(), upTo: v.number(), direction: v.optional(v.literal('publish')), stream: v.optional(streamId) }),
  v.object({ type: v.literal('end-room'), room: v.string(), upTo: v.number() }),
  v.object({ type: v.literal('gate'), stream: v.string(), audio: v.boolean(), video: v.boolean() }),
  v.object({ type: v.literal('mix'), room: v.string(), plan: v.nullable(mixPlanSchema) }),
  v.object({ type: v.literal('record'), room: v.string(), recording: v.nullable(idSchema) }),
  v.object({ type: v.literal('keep'), room: v.string(), seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_KEPT_SECONDS)) }),
  v.object({ type: v.literal('clip'), room: v.string(), clip: idSchema, from: v.number(), to: v.number(), streams: v.nullable(v.array(v.string())) }),
  v.object({ type: v.literal('keyframe'), stream: v.string() }),
])

/** One frame of the room server, or null if it is no order. */
export function parseOrder(text: string): GatewayOrder | null {
  try {
    const parsed = v.safeParse(orderSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** Who does it. */
export interface Obeying {
  readonly hub: Hub
  readonly revocations: Revocations
  readonly recorder: Recorder
  readonly mixer: Mixer
  readonly clips: Clips
}

/** Does what the room server ordered. */
export function obey(order: GatewayOrder, { hub, revocations, recorder, mixer, clips }: Obeying): void {
  switch (order.type) {
    case 'revoke':
      revocations.revoke(order.room, order.user, order.upTo, order.stream ?? order.direction ?? null)
      return hub.dismissVoid(order.room)
    case 'end-room':
      revocations.endRoom(order.room, order.upTo)
      recorder.record(order.room, null)
      mixer.mix(order.room, null)
      clips.endRoom(order.room)
      return hub.endRoom(order.room)
    case 'gate':
      return hub.gate(order.stream, order.audio, order.video)
    case 'record':
      return recorder.record(order.room, order.recording)
    case 'mix':
      return mixer.mix(order.room, order.plan)
    case 'keep':
      return clips.keep(order.room, order.seconds)
    case 'clip':
      return clips.clip(order)
    case 'keyframe':
      return hub.requestKeyframe(order.stream)
    default:
      return impossible(order)
  }
}
