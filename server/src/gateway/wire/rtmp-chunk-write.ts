import { FIRST_CHUNK_BYTES, TYPE } from './rtmp-message.ts'
import type { OutgoingMessage } from './rtmp-message.ts'

export interface ChunkWriter {
  /** The buffers to send in order. The payload is sliced, not copied. */
  write(message: OutgoingMessage): readonly Buffer[]
}

/**
 * Cuts messages into chunks. Each message starts with a full header (format 0) and an absolute time:
 * 4 to 8 bytes more than the shortest form, and nothing that a peer could get wrong.
 * A Set Chunk Size message sets the size of what follows it.
 */
export function createChunkWriter(): ChunkWriter {
  let chunkBytes = FIRST_CHUNK_BYTES
  return {
    write(message) {
      const buffers = chunks(message, chunkBytes)
      if (message.type === TYPE.chunkSize && message.payload.length >= 4) chunkBytes = Math.max(1, message.payload.readUInt32BE())
      return buffers
    },
  }
}

/** A time that does not fit 24 bits stands behind the header, and behind each continuation's header too. */
const EXTENDED = 0xffffff

function chunks(message: OutgoingMessage, chunkBytes: number): readonly Buffer[] {
  const { payload } = message
  const buffers = [firstHeader(message), payload.subarray(0, chunkBytes)]
  if (payload.length <= chunkBytes) return buffers
  const next = continuationHeader(message)
  for (let at = chunkBytes; at < payload.length; at += chunkBytes) buffers.push(next, payload.subarray(at, at + chunkBytes))
  return buffers
}

function firstHeader(message: OutgoingMessage): Buffer {
  const extended = message.timestamp >= EXTENDED
  const header = Buffer.allocUnsafe(extended ? 16 : 12)
  header.writeUInt8(message.chunkStream, 0)
  header.writeUIntBE(extended ? EXTENDED : message.timestamp, 1, 3)
  header.writeUIntBE(message.payload.length, 4, 3)
  header.writeUInt8(message.type, 7)
  header.writeUInt32LE(message.streamId, 8)
  if (extended) header.writeUInt32BE(message.timestamp, 12)
  return header
}

function continuationHeader(message: OutgoingMessage): Buffer {
  const extended = message.timestamp >= EXTENDED
  const header = Buffer.allocUnsafe(extended ? 5 : 1)
  header.writeUInt8(0xc0 | message.chunkStream, 0)
  if (extended) header.writeUInt32BE(message.timestamp, 1)
  return header
}
