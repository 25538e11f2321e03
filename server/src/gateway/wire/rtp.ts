/** The fixed part of an RTP packet (RFC 3550, section 5.1), and where its payload stands. */
export interface RtpHeader {
  readonly marker: boolean
  readonly payloadType: number
  readonly sequence: number
  readonly timestamp: number
  readonly ssrc: number
  /** The payload is `packet[start, end)`: behind extensions, before padding. A padding-only packet has `start === end`. */
  readonly start: number
  readonly end: number
}

/** Length of a header without CSRCs and extensions, in bytes. */
export const RTP_HEADER_BYTES = 12

/** Reads the header of a packet; null if the bytes are no whole RTP packet. */
export function parseRtp(packet: Buffer): RtpHeader | null {
  if (packet.length < RTP_HEADER_BYTES) return null
  const first = packet.readUInt8(0)
  if (first >> 6 !== 2) return null
  let start = RTP_HEADER_BYTES + (first & 0x0f) * 4
  if ((first & 0x10) !== 0) {
    if (start + 4 > packet.length) return null
    start += 4 + packet.readUInt16BE(start + 2) * 4
  }
  let end = packet.length
  if ((first & 0x20) !== 0) {
    const padding = packet.readUInt8(end - 1)
    if (padding === 0) return null
    end -= padding
  }
  if (start > end) return null
  const second = packet.readUInt8(1)
  return {
    marker: second >= 0x80,
    payloadType: second & 0x7f,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    start,
    end,
  }
}

/** Writes the twelve bytes of a header without extensions into `target`. */
export function writeRtpHeader(target: Buffer, marker: boolean, payloadType: number, sequence: number, timestamp: number, ssrc: number): void {
  target[0] = 0x80
  target[1] = marker ? payloadType | 0x80 : payloadType
  target[2] = sequence >> 8
  target[3] = sequence & 0xff
  target[4] = timestamp >>> 24
  target[5] = (timestamp >>> 16) & 0xff
  target[6] = (timestamp >>> 8) & 0xff
  target[7] = timestamp & 0xff
  target[8] = ssrc >>> 24
  target[9] = (ssrc >>> 16) & 0xff
  target[10] = (ssrc >>> 8) & 0xff
  target[11] = ssrc & 0xff
}

/** Whether these bytes are RTCP on a port shared with RTP (RFC 5761, section 4). */
export const isRtcp = (packet: Buffer): boolean => packet.length >= 4 && packet.readUInt8(1) >= 192 && packet.readUInt8(1) <= 223

/** Where the extension with this id begins and how long it is (RFC 8285, both forms), or null. */
export function findExtension(packet: Buffer, id: number): { readonly at: number; readonly bytes: number } | null {
  if (packet.length < RTP_HEADER_BYTES || (packet.readUInt8(0) & 0x10) === 0) return null
  let at = RTP_HEADER_BYTES + (packet.readUInt8(0) & 0x0f) * 4
  if (at + 4 > packet.length) return null
  const profile = packet.readUInt16BE(at)
  const end = Math.min(packet.length, at + 4 + packet.readUInt16BE(at + 2) * 4)
  at += 4
  const oneByte = profile === 0xbede
  if (!oneByte && profile >> 4 !== 0x100) return null
  while (at < end) {
    const head = packet.readUInt8(at)
    if (head === 0) {
      at += 1
      continue
    }
    if (!oneByte && at + 1 >= end) return null
    const found = oneByte ? head >> 4 : head
    const bytes = oneByte ? (head & 0x0f) + 1 : packet.readUInt8(at + 1)
    at += oneByte ? 1 : 2
    if (at + bytes > end) return null
    if (found === id) return { at, bytes }
    at += bytes
  }
  return null
}

/** How far `later` is ahead of `earlier` on the circle of 16-bit sequence numbers: -32768 to 32767. */
export const sequenceDistance = (earlier: number, later: number): number => ((later - earlier) << 16) >> 16

/** How far `later` is ahead of `earlier` on the circle of 32-bit timestamps. */
export const timestampDistance = (earlier: number, later: number): number => (later - earlier) | 0
