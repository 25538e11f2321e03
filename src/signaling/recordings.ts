import * as v from 'valibot'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RecordingsReply } from '#shared/protocol/http'
import { askSignedIn, type SignedIn } from './ask-signed-in'

/** What every answer about a recording begins with. */
export const recordingSummary = {
  id: v.string(),
  room: v.string(),
  scenario: v.string(),
  title: v.string(),
  startedAt: v.number(),
  endedAt: v.nullable(v.number()),
}

const recordingsReplySchema = v.object({ recordings: v.array(v.object(recordingSummary)) })

/** The recordings of rooms that this person was in, newest first. */
export const findRecordings = (needs: SignedIn): Promise<Result<RecordingsReply, FailureCode>> =>
  askSignedIn(needs, { method: 'GET', path: '/api/recordings', answer: recordingsReplySchema })
