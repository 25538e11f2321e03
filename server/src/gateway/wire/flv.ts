/** Tag types of FLV (Adobe's video file format 10.1, E.4.1); RTMP uses the same numbers as message types. */
export const TAG = { audio: 8, video: 9, data: 18 } as const

export interface FlvTag {
  readonly type: number
  /** Milliseconds. */
  readonly timestamp: number
  readonly body: Buffer
}

export const TAG_HEADER_BYTES = 11
/** Each tag, and the file's header, is followed by the size of what stood before. */
export const TAG_TRAILER_BYTES = 4
export const FILE_HEADER_BYTES = 9

/** The file's header and the zero size after it. The flags tell a player which kinds to wait for. */
export const flvHeader = (has: { readonly audio: boolean; readonly video: boolean }): Buffer =>
  Buffer.from([0x46, 0x4c, 0x56, 1, (has.audio ? AUDIO_FLAG : 0) | (has.video ? VIDEO_FLAG : 0), 0, 0, 0, FILE_HEADER_BYTES, 0, 0, 0, 0])
export const AUDIO_FLAG = 4
export const VIDEO_FLAG = 1

/** The header of a tag whose body has `bodyBytes`; `timestamp` in milliseconds modulo 2^32. */
export function flvTagHeader(type: number, timestamp: number, bodyBytes: number): Buffer {
  const header = Buffer.allocUnsafe(TAG_HEADER_BYTES)
  header.writeUInt8(type, 0)
  header.writeUIntBE(bodyBytes, 1, 3)
  header.writeUIntBE(timestamp & 0xffffff, 4, 3)
  header.writeUInt8((timestamp >>> 24) & 0xff, 7)
  header.writeUIntBE(0, 8, 3)
  return header
}

/** What follows the body of a tag. */
export function flvTagTrailer(bodyBytes: number): Buffer {
  const trailer = Buffer.allocUnsafe(TAG_TRAILER_BYTES)
  trailer.writeUInt32BE(TAG_HEADER_BYTES + bodyBytes)
  return trailer
}

/** A whole tag in one buffer. */
export const writeFlvTag = (tag: FlvTag): Buffer =>
  Buffer.concat([flvTagHeader(tag.type, tag.timestamp, tag.body.length), tag.body, flvTagTrailer(tag.body.length)])
