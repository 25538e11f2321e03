import { ntpOf } from './rtcp.ts'

/** A sender report without report blocks (RFC 3550, section 6.4.1). */
export function senderReport(report: { readonly ssrc: number; readonly unixMs: number; readonly timestamp: number; readonly packets: number; readonly bytes: number }): Buffer {
  const block = header(28, 0, 200)
  const ntp = ntpOf(report.unixMs)
  block.writeUInt32BE(report.ssrc >>> 0, 4)
  block.writeUInt32BE(ntp.seconds, 8)
  block.writeUInt32BE(ntp.fraction, 12)
  block.writeUInt32BE(report.timestamp >>> 0, 16)
  block.writeUInt32BE(report.packets >>> 0, 20)
  block.writeUInt32BE(report.bytes >>> 0, 24)
  return block
}

/** What a receiver tells of one source; `jitter` in timestamp units, `delaySinceSr` in 1/65536 s. */
export interface ReceiverReport {
  readonly ssrc: number
  /** 0 to 1, since the last report. */
  readonly fractionLost: number
  readonly lost: number
  readonly highestSequence: number
  readonly jitter: number
  readonly lastSr: number
  readonly delaySinceSr: number
}

/** A receiver report with one block (RFC 3550, section 6.4.2). */
export function receiverReport(sender: number, report: ReceiverReport): Buffer {
  const block = header(32, 1, 201)
  block.writeUInt32BE(sender >>> 0, 4)
  block.writeUInt32BE(report.ssrc >>> 0, 8)
  block.writeUInt8(Math.min(255, Math.max(0, Math.floor(report.fractionLost * 256))), 12)
  block.writeIntBE(Math.min(0x7f_ffff, Math.max(-0x80_0000, report.lost)), 13, 3)
  block.writeUInt32BE(report.highestSequence >>> 0, 16)
  block.writeUInt32BE(report.jitter >>> 0, 20)
  block.writeUInt32BE(report.lastSr >>> 0, 24)
  block.writeUInt32BE(report.delaySinceSr >>> 0, 28)
  return block
}

/** A picture loss indication: please send a keyframe (RFC 4585, section 6.3.1). */
export function pictureLossIndication(sender: number, media: number): Buffer {
  const block = header(12, 1, 206)
  block.writeUInt32BE(sender >>> 0, 4)
  block.writeUInt32BE(media >>> 0, 8)
  return block
}

/** A generic NACK for these sequence numbers, given in ascending order (RFC 4585, section 6.2.1). */
export function negativeAcknowledgement(sender: number, media: number, sequences: readonly number[]): Buffer {
  const entries: Array<{ readonly first: number; following: number }> = []
  for (const sequence of sequences) {
    const last = entries.at(-1)
    const distance = last === undefined ? 0 : (sequence - last.first) & 0xffff
    if (last !== undefined && distance >= 1 && distance <= 16) last.following |= 1 << (distance - 1)
    else if (last === undefined || distance !== 0) entries.push({ first: sequence, following: 0 })
  }
  const block = header(12 + entries.length * 4, 1, 205)
  block.writeUInt32BE(sender >>> 0, 4)
  block.writeUInt32BE(media >>> 0, 8)
  entries.forEach(({ first, following }, index) => {
    block.writeUInt16BE(first, 12 + index * 4)
    block.writeUInt16BE(following, 14 + index * 4)
  })
  return block
}

/** The receiver's estimate of the bandwidth, for publishers without transport-wide feedback (draft-alvestrand-rmcat-remb). */
export function estimatedBitrate(sender: number, media: number, bitsPerSecond: number): Buffer {
  const block = header(24, 15, 206)
  let exponent = 0
  let mantissa = Math.floor(bitsPerSecond)
  while (mantissa > 0x3_ffff) {
    mantissa = Math.floor(mantissa / 2)
    exponent += 1
  }
  block.writeUInt32BE(sender >>> 0, 4)
  block.write('REMB', 12, 'latin1')
  block.writeUInt8(1, 16)
  block.writeUInt8((exponent << 2) | (mantissa >> 16), 17)
  block.writeUInt16BE(mantissa & 0xffff, 18)
  block.writeUInt32BE(media >>> 0, 20)
  return block
}

function header(bytes: number, count: number, type: number): Buffer {
  const block = Buffer.alloc(bytes)
  block.writeUInt8(0x80 | count, 0)
  block.writeUInt8(type, 1)
  block.writeUInt16BE(bytes / 4 - 1, 2)
  return block
}
