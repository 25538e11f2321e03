import * as v from 'valibot'
import { clipFailureSchema, endReasonSchema, jsonSchema, layoutSchema, memberSchema, mixEndSchema, onOffSchema, presenceSchema, recordingEndSchema, stagePlaceSchema, streamSchema } from './room-schema.ts'

/** `RoomEvent` as it comes over the wire or from the log. */
export const roomEventSchema = v.variant('type', [
  v.object({ type: v.literal('member.joined'), member: memberSchema }),
  v.object({ type: v.literal('member.left'), id: v.string(), why: v.picklist(['left', 'removed', 'lost']) }),
  v.object({ type: v.literal('member.presence'), id: v.string(), presence: presenceSchema }),
  v.object({ type: v.literal('member.media'), id: v.string(), microphone: onOffSchema, camera: onOffSchema, by: v.nullable(v.string()) }),
  v.object({ type: v.literal('member.hand'), id: v.string(), raised: v.boolean() }),
  v.object({ type: v.literal('member.stage'), id: v.string(), stage: stagePlaceSchema, by: v.nullable(v.string()) }),
  v.object({ type: v.literal('chat.sent'), from: v.string(), name: v.string(), text: v.string() }),
  v.object({ type: v.literal('chat.muted'), muted: v.boolean(), member: v.nullable(v.string()), by: v.string() }),
  v.object({ type: v.literal('chat.deleted'), message: v.number(), by: v.string() }),
  v.object({ type: v.literal('stream.started'), stream: streamSchema }),
  v.object({ type: v.literal('stream.ended'), id: v.string() }),
  v.object({ type: v.literal('recording.started'), id: v.string(), by: v.string() }),
  v.object({ type: v.literal('recording.stopped'), id: v.string(), why: recordingEndSchema, by: v.nullable(v.string()) }),
  v.object({ type: v.literal('mix.started'), layout: layoutSchema, by: v.string() }),
  v.object({ type: v.literal('mix.stopped'), why: mixEndSchema, by: v.nullable(v.string()) }),
  v.object({ type: v.literal('clip.asked'), id: v.string(), by: v.nullable(v.string()), from: v.number(), to: v.number(), streams: v.nullable(v.pipe(v.array(v.string()), v.readonly())) }),
  v.object({ type: v.literal('clip.made'), id: v.string(), beganAt: v.number(), endedAt: v.number() }),
  v.object({ type: v.literal('clip.failed'), id: v.string(), why: clipFailureSchema }),
  v.object({ type: v.literal('gateway.renewed'), epoch: v.nullable(v.string()) }),
  v.object({ type: v.literal('room.ended'), why: endReasonSchema }),
  v.object({ type: v.literal('law.happened'), happening: jsonSchema }),
  v.object({ type: v.literal('member.shown'), member: memberSchema }),
  v.object({ type: v.literal('member.hidden'), id: v.string() }),
  v.object({ type: v.literal('law.hidden'), count: v.optional(v.number()) }),
])

/** `LoggedEvent` as it comes over the wire. */
export const loggedEventSchema = v.object({ seq: v.number(), at: v.number(), event: roomEventSchema })
