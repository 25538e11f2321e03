import { NOTHING } from './bytes.ts'
import type { ChunkStream } from './rtmp-chunk-header.ts'
import type { RtmpMessage } from './rtmp-message.ts'

/** The memory of messages that are not whole yet. */
export interface Assembly {
  /** The largest message from now on, in bytes. Unfinished ones together may be twice that. */
  allow(messageBytes: number): void
  /** Makes room for the message that a stream's header announces. False when it is too large. */
  begin(stream: ChunkStream): boolean
  /** Takes the whole message out. */
  take(stream: ChunkStream): RtmpMessage
  /** Forgets what came of a message. */
  drop(stream: ChunkStream): void
}

export function createAssembly(firstLimit: number): Assembly {
  let limit = firstLimit
  let unfinishedBytes = 0
  const drop = (stream: ChunkStream): void => {
    unfinishedBytes -= stream.payload?.length ?? 0
    stream.payload = null
    stream.filled = 0
  }
  return {
    drop,
    allow(messageBytes) {
      limit = messageBytes
    },
    begin(stream) {
      drop(stream)
      if (stream.length > limit || unfinishedBytes + stream.length > 2 * limit) return false
      unfinishedBytes += stream.length
      stream.payload = Buffer.allocUnsafe(stream.length)
      return true
    },
    take(stream) {
      const message = { type: stream.type, streamId: stream.streamId, timestamp: stream.timestamp, payload: stream.payload ?? NOTHING }
      drop(stream)
      return message
    },
  }
}
