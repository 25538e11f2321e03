import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RecordingsReply } from '#shared/protocol/http'
import { recordingsReplySchema } from '#shared/protocol/recordings-schema'
import { askSignedIn, type SignedIn } from './ask-signed-in'

/** The recordings of rooms that this person was in, newest first. */
export const findRecordings = (needs: SignedIn): Promise<Result<RecordingsReply, FailureCode>> =>
  askSignedIn(needs, { method: 'GET', path: '/api/recordings', answer: recordingsReplySchema })
