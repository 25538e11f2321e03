import * as v from 'valibot'
import { RECORDED_SOURCES } from '#shared/room/state'
import { loggedEventSchema } from './event-schema.ts'
import { recordingSummarySchema } from './recordings-schema.ts'

const recordedPartSchema = v.object({
  stream: v.string(),
  owner: v.string(),
  source: v.picklist(RECORDED_SOURCES),
  beganAt: v.number(),
  endedAt: v.nullable(v.number()),
  video: v.boolean(),
  audio: v.boolean(),
  bytes: v.number(),
  url: v.string(),
  expiresAt: v.number(),
})

/** `RecordingReply` as it comes over the wire. */
export const recordingReplySchema = v.object({
  ...recordingSummarySchema.entries,
  people: v.pipe(v.array(v.object({ id: v.string(), name: v.string(), role: v.string() })), v.readonly()),
  parts: v.pipe(v.array(recordedPartSchema), v.readonly()),
  events: v.pipe(v.array(loggedEventSchema), v.readonly()),
})
