/** A packet that arrived: its transport-wide number, unwrapped (never falling back to 0), and when, in ms. */
export interface Arrival {
  readonly sequence: number
  readonly atMs: number
}

export interface TransportFeedback {
  readonly sender: number
  readonly media: number
  /** Counts the feedback packets, 8 bits. */
  readonly count: number
  /** The first number reported, unwrapped; numbers up to the last arrival that are missing are told as lost. */
  readonly from: number
  /** Ascending by sequence, none before `from`. */
  readonly arrivals: readonly Arrival[]
}

/** More in one packet would not fit the MTU. */
export const MAX_FEEDBACK_PACKETS = 400

/** The unit of the reference time, in ms; deltas count in quarters of a ms. */
const REFERENCE_MS = 64

/** Transport-wide congestion control feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1), or null if there is nothing to tell. */
export function transportFeedback({ sender, media, count, from, arrivals }: TransportFeedback): Buffer | null {
  const first = arrivals[0]
  const last = arrivals.at(-1)
  if (first === undefined || last === undefined) return null
  const total = last.sequence - from + 1
  if (total < 1 || total > MAX_FEEDBACK_PACKETS) return null
  const reference = Math.floor(first.atMs / REFERENCE_MS)
  const symbols = new Uint8Array(total)
  const deltas: number[] = []
  let clock = reference * REFERENCE_MS * 4
  for (const { sequence, atMs } of arrivals) {
    const delta = Math.max(-32_768, Math.min(32_767, Math.round(atMs * 4) - clock))
    clock += delta
    const small = delta >= 0 && delta <= 255
    symbols[sequence - from] = small ? 1 : 2
    if (small) deltas.push(delta)
    else deltas.push((delta >> 8) & 0xff, delta & 0xff)
  }
  return assemble({ sender, media, count, from, reference, symbols, deltas })
}

interface Parts {
  readonly sender: number
  readonly media: number
  readonly count: number
  readonly from: number
  readonly reference: number
  readonly symbols: Uint8Array
  readonly deltas: readonly number[]
}

function assemble({ sender, media, count, from, reference, symbols, deltas }: Parts): Buffer {
  const chunks = Math.ceil(symbols.length / 7)
  const used = 20 + chunks * 2 + deltas.length
  const padding = (4 - (used % 4)) % 4
  const packet = Buffer.alloc(used + padding)
  packet.writeUInt8(0x80 | 15 | (padding > 0 ? 0x20 : 0), 0)
  packet.writeUInt8(205, 1)
  packet.writeUInt16BE(packet.length / 4 - 1, 2)
  packet.writeUInt32BE(sender >>> 0, 4)
  packet.writeUInt32BE(media >>> 0, 8)
  packet.writeUInt16BE(from & 0xffff, 12)
  packet.writeUInt16BE(symbols.length, 14)
  packet.writeUIntBE(reference & 0xff_ffff, 16, 3)
  packet.writeUInt8(count & 0xff, 19)
  // Status vectors of seven two-bit symbols only: simple, and small enough at 20 feedbacks a second.
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    let bits = 0xc000
    for (let place = 0; place < 7; place += 1) bits |= (symbols[chunk * 7 + place] ?? 0) << (12 - 2 * place)
    packet.writeUInt16BE(bits, 20 + chunk * 2)
  }
  packet.set(deltas, 20 + chunks * 2)
  if (padding > 0) packet.writeUInt8(padding, packet.length - 1)
  return packet
}
