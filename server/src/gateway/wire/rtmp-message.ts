/** One whole RTMP message. `timestamp` is in milliseconds modulo 2^32. */
export interface RtmpMessage {
  readonly type: number
  readonly streamId: number
  readonly timestamp: number
  readonly payload: Buffer
}

/** A message on its way out, with the chunk stream (2 to 63) that carries it. */
export interface OutgoingMessage extends RtmpMessage {
  readonly chunkStream: number
}

/** Chunk size until a Set Chunk Size message, RTMP 1.0 section 5.4.1. */
export const FIRST_CHUNK_BYTES = 128

/** Message types of RTMP 1.0, sections 5.4 and 7.1. */
export const TYPE = {
  chunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowSize: 5,
  peerBandwidth: 6,
  audio: 8,
  video: 9,
  dataAmf3: 15,
  commandAmf3: 17,
  data: 18,
  command: 20,
} as const

/** User control events of RTMP 1.0, section 7.1.7. */
export const CONTROL = { streamBegin: 0, streamEnd: 1, pingRequest: 6, pingResponse: 7 } as const

/** A protocol message with one number of 4 bytes: chunk size, acknowledgement, window size. */
export function numberMessage(type: number, value: number): OutgoingMessage {
  const payload = Buffer.alloc(4)
  payload.writeUInt32BE(value >>> 0)
  return protocolMessage(type, payload)
}

/** Asks the peer to keep at most `bytes` unacknowledged; the limit is dynamic. */
export function peerBandwidth(bytes: number): OutgoingMessage {
  const payload = Buffer.alloc(5)
  payload.writeUInt32BE(bytes)
  payload.writeUInt8(DYNAMIC_LIMIT, 4)
  return protocolMessage(TYPE.peerBandwidth, payload)
}
const DYNAMIC_LIMIT = 2

/** A user control event with its number: a message stream, or a ping's time. */
export function userControl(event: number, value: number): OutgoingMessage {
  const payload = Buffer.alloc(6)
  payload.writeUInt16BE(event)
  payload.writeUInt32BE(value >>> 0, 2)
  return protocolMessage(TYPE.userControl, payload)
}

const PROTOCOL_CHUNK_STREAM = 2
const protocolMessage = (type: number, payload: Buffer): OutgoingMessage => ({ chunkStream: PROTOCOL_CHUNK_STREAM, type, streamId: 0, timestamp: 0, payload })
