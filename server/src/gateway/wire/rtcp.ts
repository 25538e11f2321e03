/** What the gateway understands of RTCP (RFC 3550, RFC 4585, RFC 5104). */
export type RtcpItem =
  | { readonly type: 'sender-report'; readonly ssrc: number; readonly ntpMs: number; readonly ntpMiddle: number; readonly timestamp: number }
  | { readonly type: 'report-block'; readonly ssrc: number; readonly fractionLost: number; readonly lastSr: number; readonly delaySinceSr: number }
  | { readonly type: 'nack'; readonly ssrc: number; readonly sequences: readonly number[] }
  | { readonly type: 'keyframe-request'; readonly ssrc: number }
  | { readonly type: 'remb'; readonly bitsPerSecond: number }
  | { readonly type: 'bye' }

/** Seconds between the epochs of NTP (1900) and of Unix (1970). */
const NTP_EPOCH_S = 2_208_988_800
/** A 16-bit sequence circle holds no more; a longer list is an attack. */
const MAX_NACKED = 2_048

/** Reads a compound packet. What is unknown, or cut short, is left out; it never throws. */
export function parseRtcp(packet: Buffer): readonly RtcpItem[] {
  const items: RtcpItem[] = []
  let at = 0
  while (at + 4 <= packet.length) {
    const first = packet.readUInt8(at)
    const end = at + (packet.readUInt16BE(at + 2) + 1) * 4
    if (first >> 6 !== 2 || end > packet.length) break
    readBlock(packet.subarray(at, end), first & 0x1f, items)
    at = end
  }
  return items
}

function readBlock(block: Buffer, count: number, items: RtcpItem[]): void {
  switch (block.readUInt8(1)) {
    case 200:
      return readSenderReport(block, count, items)
    case 201:
      return readReportBlocks(block, 8, count, items)
    case 203:
      items.push({ type: 'bye' })
      return
    case 205:
      if (count === 1) readNack(block, items)
      return
    case 206:
      return readPayloadFeedback(block, count, items)
  }
}

function readSenderReport(block: Buffer, count: number, items: RtcpItem[]): void {
  if (block.length < 28) return
  items.push({
    type: 'sender-report',
    ssrc: block.readUInt32BE(4),
    ntpMs: (block.readUInt32BE(8) - NTP_EPOCH_S) * 1_000 + (block.readUInt32BE(12) / 0x1_0000_0000) * 1_000,
    ntpMiddle: block.readUInt32BE(10),
    timestamp: block.readUInt32BE(16),
  })
  readReportBlocks(block, 28, count, items)
}

function readReportBlocks(block: Buffer, from: number, count: number, items: RtcpItem[]): void {
  for (let at = from, left = count; left > 0 && at + 24 <= block.length; at += 24, left -= 1) {
    items.push({
      type: 'report-block',
      ssrc: block.readUInt32BE(at),
      fractionLost: block.readUInt8(at + 4) / 256,
      lastSr: block.readUInt32BE(at + 16),
      delaySinceSr: block.readUInt32BE(at + 20),
    })
  }
}

function readNack(block: Buffer, items: RtcpItem[]): void {
  if (block.length < 16) return
  const sequences: number[] = []
  for (let at = 12; at + 4 <= block.length && sequences.length < MAX_NACKED; at += 4) {
    const first = block.readUInt16BE(at)
    const following = block.readUInt16BE(at + 2)
    sequences.push(first)
    for (let bit = 0; bit < 16; bit += 1) if ((following >> bit) & 1) sequences.push((first + bit + 1) & 0xffff)
  }
  items.push({ type: 'nack', ssrc: block.readUInt32BE(8), sequences })
}

function readPayloadFeedback(block: Buffer, format: number, items: RtcpItem[]): void {
  if (block.length < 12) return
  if (format === 1) items.push({ type: 'keyframe-request', ssrc: block.readUInt32BE(8) })
  // A full intra request names its target in the entry behind the header (RFC 5104, section 4.3.1).
  if (format === 4 && block.length >= 20) items.push({ type: 'keyframe-request', ssrc: block.readUInt32BE(12) })
  if (format === 15 && block.length >= 20 && block.toString('latin1', 12, 16) === 'REMB') {
    const exponent = block.readUInt8(17) >> 2
    const mantissa = ((block.readUInt8(17) & 3) << 16) | block.readUInt16BE(18)
    items.push({ type: 'remb', bitsPerSecond: mantissa * 2 ** exponent })
  }
}

/** The NTP time of a Unix time in ms: whole seconds since 1900, and the fraction in 2^-32 s. */
export function ntpOf(unixMs: number): { readonly seconds: number; readonly fraction: number } {
  const seconds = Math.floor(unixMs / 1_000)
  const fraction = Math.floor(((unixMs - seconds * 1_000) / 1_000) * 0x1_0000_0000)
  return { seconds: (seconds + NTP_EPOCH_S) >>> 0, fraction: fraction >>> 0 }
}
