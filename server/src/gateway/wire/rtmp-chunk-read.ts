import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { NOTHING } from './bytes.ts'
import { createAssembly } from './rtmp-assembly.ts'
import type { Assembly } from './rtmp-assembly.ts'
import { readChunkHeader } from './rtmp-chunk-header.ts'
import type { ChunkStream } from './rtmp-chunk-header.ts'
import { FIRST_CHUNK_BYTES, TYPE } from './rtmp-message.ts'
import type { RtmpMessage } from './rtmp-message.ts'

export type ChunkFault = 'chunk/message-too-large' | 'chunk/too-many-streams' | 'chunk/unknown-stream' | 'chunk/size'

export interface ChunkReader {
  /** Takes bytes as they come and answers the messages that became whole. After a fault it answers the same fault for ever. */
  read(bytes: Buffer): Result<readonly RtmpMessage[], ChunkFault>
  /** The largest message from now on, in bytes. */
  allow(messageBytes: number): void
}

/** Puts chunks together to messages. Set Chunk Size and Abort are obeyed here and not handed on, nor are empty messages. */
export function createChunkReader(messageBytes: number): ChunkReader {
  const reading: Reading = { streams: new Map(), assembly: createAssembly(messageBytes), chunkBytes: FIRST_CHUNK_BYTES, body: null, fault: null }
  let rest = NOTHING
  return {
    allow: reading.assembly.allow,
    read(bytes) {
      const messages: RtmpMessage[] = []
      const input = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
      let at = 0
      for (;;) {
        const taken = reading.fault === null ? readPart(reading, input, at, messages) : 0
        if (taken === null) break
        if (reading.fault !== null) return failure(reading.fault)
        at += taken
      }
      // At most a header: a copy, so that the input can go.
      rest = Buffer.from(input.subarray(at))
      return success(messages)
    },
  }
}

/** Chunk streams of one connection; encoders use about six. */
const MAX_STREAMS = 64
/** Section 5.4.1: the first bit must be zero. */
const MAX_CHUNK_BYTES = 0x7fffffff

interface Reading {
  readonly streams: Map<number, ChunkStream>
  readonly assembly: Assembly
  chunkBytes: number
  /** The chunk whose header was read. */
  body: { readonly stream: ChunkStream; left: number } | null
  fault: ChunkFault | null
}

/** Reads a header or a piece of a body. Answers how many bytes that took, or null when there is too little to go on. */
function readPart(reading: Reading, input: Buffer, at: number, messages: RtmpMessage[]): number | null {
  if (reading.body === null) return readHeader(reading, input, at)
  const { stream } = reading.body
  const taken = Math.min(reading.body.left, input.length - at)
  if (stream.payload && taken > 0) input.copy(stream.payload, stream.filled, at, at + taken)
  stream.filled += taken
  reading.body.left -= taken
  if (reading.body.left > 0) return taken > 0 ? taken : null
  reading.body = null
  if (stream.filled === stream.length) finish(reading, stream, messages)
  return taken
}

function readHeader(reading: Reading, input: Buffer, at: number): number | null {
  const header = readChunkHeader(input, at, reading.streams)
  if (header === 'more') return null
  if (header === 'unknown-stream') {
    reading.fault = 'chunk/unknown-stream'
    return 0
  }
  const { stream, starts, bytes } = header
  if (reading.streams.size > MAX_STREAMS) reading.fault = 'chunk/too-many-streams'
  else if (starts && !reading.assembly.begin(stream)) reading.fault = 'chunk/message-too-large'
  reading.body = { stream, left: Math.min(reading.chunkBytes, stream.length - stream.filled) }
  return bytes
}

function finish(reading: Reading, stream: ChunkStream, messages: RtmpMessage[]): void {
  const message = reading.assembly.take(stream)
  const number = message.payload.length < 4 ? 0 : message.payload.readUInt32BE()
  if (message.type === TYPE.chunkSize) {
    if (number < 1 || number > MAX_CHUNK_BYTES) reading.fault = 'chunk/size'
    reading.chunkBytes = number
  } else if (message.type === TYPE.abort) {
    const aborted = reading.streams.get(number)
    if (aborted) reading.assembly.drop(aborted)
  } else if (message.payload.length > 0) messages.push(message)
}
