import type { FailureCode } from '#shared/protocol/failures'
import type { Result } from '#shared/kernel/result'
import type { FramePublisher, FrameReader } from './frames.ts'
import type { Grant } from './grant.ts'

/** What the RTMP and HTTP-FLV servers need of the gateway. */
export interface FrameHub {
  /**
   * A new publisher of frames. It replaces an older connection of the same stream.
   * `onReplaced` runs when this one is replaced, kicked or revoked: close the connection.
   */
  publishFrames(grant: Grant, onReplaced: (why: FailureCode) => void): Result<FramePublisher, FailureCode>
  /** A new reader: it gets the cached group of pictures first. Answers how to leave; fails if the stream is not live. */
  readFrames(grant: Grant, reader: FrameReader): Result<() => void, FailureCode>
}
