import { success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RecordingReply } from '#shared/protocol/http'
import { recordingReplySchema } from '#shared/protocol/recording-schema'
import { askSignedIn, type SignedIn } from './ask-signed-in'

/** One recording, for who was in its room; the addresses of its parts are whole. */
export async function findRecording(needs: SignedIn, id: string): Promise<Result<RecordingReply, FailureCode>> {
  const found = await askSignedIn(needs, { method: 'GET', path: `/api/recordings/${encodeURIComponent(id)}`, answer: recordingReplySchema })
  if (!found.ok) return found
  const base = needs.serverBase()
  return success({ ...found.value, parts: found.value.parts.map((part) => ({ ...part, url: part.url.startsWith('/') ? base + part.url : part.url })) })
}
