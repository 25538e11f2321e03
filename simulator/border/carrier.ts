/** The first message on a carrier's stream: what the phone wants to send or play. */
export type StreamOrder =
  | { readonly order: 'push'; readonly url: string; readonly sound: { readonly sampleRate: number; readonly channels: number; /** AAC's, a second. */ readonly bitrate: number } | null }
  | { readonly order: 'play'; readonly url: string }

/** What the carrier tells about a stream. Codes are those of live-pusher and live-player. */
export type StreamNews =
  | { readonly news: 'code'; readonly code: number; readonly message: string }
  /** Bytes that wait to be sent, and those that left, since the last news. */
  | { readonly news: 'sent'; readonly queuedBytes: number; readonly bytes: number }

/** What a code says of an address that a simulated phone may not reach; a real one might. */
export const OUT_OF_REACH = 'the phone may not reach this address'

/** A binary message: type (1 byte), milliseconds (4 bytes, big-endian), then the body of an FLV tag, or PCM. */
export const TAG_HEAD_BYTES = 5
export const STREAM_TAG = { audio: 8, video: 9, pcm: 100 } as const

export interface StreamTag { readonly type: number; readonly timestamp: number; readonly body: Uint8Array }

export function writeStreamTag({ type, timestamp, body }: StreamTag): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(TAG_HEAD_BYTES + body.length)
  new DataView(bytes.buffer).setUint32(1, timestamp >>> 0)
  bytes[0] = type
  bytes.set(body, TAG_HEAD_BYTES)
  return bytes
}

/** A tag as it came; null if it is none. The body is a view. */
export function readStreamTag(bytes: Uint8Array): StreamTag | null {
  if (bytes.length <= TAG_HEAD_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { type: view.getUint8(0), timestamp: view.getUint32(1), body: bytes.subarray(TAG_HEAD_BYTES) }
}
