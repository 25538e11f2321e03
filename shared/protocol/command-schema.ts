import * as v from 'valibot'
import type { Json } from '#shared/kernel/json'
import { LAYOUT_MODES } from '#shared/scenario/layout'
import { fitsPassing, isShallow } from './passing.ts'
import { MAX_CHAT_LENGTH, MOST_KEPT_SECONDS } from './version.ts'

/** Deeper nesting is refused, so that no reader of the value can run out of stack. */
const MAX_JSON_DEPTH = 24

const memberIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/))
const onOffSchema = v.picklist(['on', 'off'])
const qualitySchema = v.picklist(['good', 'fair', 'poor', 'unknown'])

/** JSON from a stranger: of bounded depth. */
export const boundedJsonSchema = v.custom<Json>((value) => value !== undefined && isShallow(value, MAX_JSON_DEPTH))

const passingSchema = v.pipe(boundedJsonSchema, v.check(fitsPassing))

/** `RoomCommand` as a client sends it. */
export const roomCommandSchema = v.variant('type', [
  v.object({ type: v.literal('chat.send'), text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_CHAT_LENGTH)) }),
  v.object({ type: v.literal('chat.mute'), muted: v.boolean(), member: v.optional(memberIdSchema) }),
  v.object({ type: v.literal('chat.delete'), message: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
  v.object({ type: v.literal('hand.set'), raised: v.boolean(), member: v.optional(memberIdSchema) }),
  v.object({ type: v.literal('media.set'), microphone: onOffSchema, camera: onOffSchema }),
  v.object({ type: v.literal('presence.set'), presence: v.picklist(['here', 'background', 'phone-call']) }),
  v.object({ type: v.literal('stage.invite'), member: memberIdSchema }),
  v.object({ type: v.literal('stage.answer'), accept: v.boolean() }),
  v.object({ type: v.literal('stage.leave') }),
  v.object({ type: v.literal('stage.takeDown'), member: memberIdSchema }),
  v.object({ type: v.literal('member.mute'), member: memberIdSchema, device: v.picklist(['microphone', 'camera']) }),
  v.object({ type: v.literal('member.remove'), member: memberIdSchema }),
  v.object({ type: v.literal('recording.start') }),
  v.object({ type: v.literal('recording.stop') }),
  v.object({ type: v.literal('mix.start'), layout: v.optional(v.picklist(LAYOUT_MODES)) }),
  v.object({ type: v.literal('mix.stop') }),
  v.object({ type: v.literal('clip.take'), seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_KEPT_SECONDS)) }),
  v.object({ type: v.literal('room.leave') }),
  v.object({ type: v.literal('room.end') }),
  v.object({ type: v.literal('law.move'), move: boundedJsonSchema }),
])

/** `Ephemeral` as a client sends it. */
export const ephemeralSchema = v.variant('type', [
  v.object({ type: v.literal('quality'), up: qualitySchema, down: qualitySchema, rttMs: v.nullable(v.number()) }),
  v.object({ type: v.literal('level'), level: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  v.object({ type: v.literal('law'), data: passingSchema }),
])
