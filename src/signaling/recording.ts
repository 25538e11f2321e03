import * as v from 'valibot'
import { success, type Result } from '#shared/kernel/result'
import { roomEventSchema } from '#shared/protocol/event-schema'
import type { FailureCode } from '#shared/protocol/failures'
import type { RecordingReply } from '#shared/protocol/http'
import { STREAM_SOURCES } from '#shared/room/state'
import { askSignedIn, type SignedIn } from './ask-signed-in'
import { recordingSummary } from './recordings'

const partSchema = v.object({
  stream: v.string(),
  owner: v.string(),
  source: v.picklist(STREAM_SOURCES),
  beganAt: v.number(),
  endedAt: v.nullable(v.number()),
  video: v.boolean(),
  audio: v.boolean(),
  bytes: v.number(),
  url: v.string(),
  expiresAt: v.number(),
})

const recordingReplySchema = v.object({
  ...recordingSummary,
  people: v.array(v.object({ id: v.string(), name: v.string(), role: v.string() })),
  parts: v.array(partSchema),
  events: v.array(v.object({ seq: v.number(), at: v.number(), event: roomEventSchema })),
})

/** One recording, for who was in its room; the addresses of its parts are whole. */
export async function findRecording(needs: SignedIn, id: string): Promise<Result<RecordingReply, FailureCode>> {
  const found = await askSignedIn(needs, { method: 'GET', path: `/api/recordings/${encodeURIComponent(id)}`, answer: recordingReplySchema })
  if (!found.ok) return found
  const base = needs.serverBase()
  return success({ ...found.value, parts: found.value.parts.map((part) => ({ ...part, url: part.url.startsWith('/') ? base + part.url : part.url })) })
}
