/** What is remembered of a chunk stream: its last header, and the message being put together. */
export interface ChunkStream {
  timestamp: number
  delta: number
  /** The time field as it was sent behind the header, or null when it fitted the header. */
  extended: number | null
  length: number
  type: number
  streamId: number
  payload: Buffer | null
  filled: number
}

export interface ChunkHeader {
  readonly stream: ChunkStream
  /** Whether a message starts here, rather than goes on. */
  readonly starts: boolean
  readonly bytes: number
}

/** Reads the header at `at` (RTMP 1.0, section 5.3.1) and notes it in `streams`, where a new stream is added. */
export function readChunkHeader(input: Buffer, at: number, streams: Map<number, ChunkStream>): ChunkHeader | 'more' | 'unknown-stream' {
  if (at >= input.length) return 'more'
  const first = input.readUInt8(at)
  const format = first >> 6
  const basicBytes = [2, 3][first & 0x3f] ?? 1
  const fieldsAt = at + basicBytes
  const extendedAt = fieldsAt + (FIELD_BYTES[format] ?? 0)
  if (extendedAt > input.length) return 'more'
  const id = basicBytes === 1 ? first & 0x3f : 64 + input.readUIntLE(at + 1, basicBytes - 1)
  const known = streams.get(id)
  // A first header of format 1 is what some encoders send; with 2 and 3 there would be no length.
  if (!known && format > 1) return 'unknown-stream'
  const time = format === 3 ? null : input.readUIntBE(fieldsAt, 3)
  const goesOn = format === 3 && known !== undefined && known.payload !== null
  const hasExtended = time === null ? known?.extended !== null : time === EXTENDED
  if (hasExtended && extendedAt + 4 > input.length) return 'more'
  const extended = hasExtended ? input.readUInt32BE(extendedAt) : null
  const stream = known ?? freshStream()
  streams.set(id, stream)
  if (goesOn) {
    // Some encoders leave the extended time out of continuations: then it is payload.
    const repeated = extended !== null && extended === stream.extended
    return { stream, starts: false, bytes: extendedAt + (repeated ? 4 : 0) - at }
  }
  noteFields(stream, input, fieldsAt, format)
  noteTime(stream, format, extended ?? time, extended)
  return { stream, starts: true, bytes: extendedAt + (hasExtended ? 4 : 0) - at }
}

const EXTENDED = 0xffffff
/** Bytes of the message header by format. */
const FIELD_BYTES = [11, 7, 3, 0] as const

const freshStream = (): ChunkStream => ({ timestamp: 0, delta: 0, extended: null, length: 0, type: 0, streamId: 0, payload: null, filled: 0 })

function noteFields(stream: ChunkStream, input: Buffer, at: number, format: number): void {
  if (format > 1) return
  stream.length = input.readUIntBE(at + 3, 3)
  stream.type = input.readUInt8(at + 6)
  if (format === 0) stream.streamId = input.readUInt32LE(at + 7)
}

/** Format 3 repeats the last delta, which after a format 0 is its time (section 5.3.1.2.4). */
function noteTime(stream: ChunkStream, format: number, field: number | null, extended: number | null): void {
  stream.delta = field ?? stream.delta
  stream.extended = extended
  stream.timestamp = format === 0 ? stream.delta : (stream.timestamp + stream.delta) >>> 0
}
