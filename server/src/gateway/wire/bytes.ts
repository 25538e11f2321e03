/** A place in a buffer that never reads past its end: what is missing reads as zero or empty and sets `overrun`. */
export interface Cursor {
  readonly at: number
  readonly left: number
  /** Whether anything was read that wasn't there. It stays set. */
  readonly overrun: boolean
  u8(): number
  u16(): number
  u24(): number
  u32(): number
  f64(): number
  /** A view, not a copy. */
  take(count: number): Buffer
}

/** Reads big-endian fields from the start of `bytes`. */
export function createCursor(bytes: Buffer): Cursor {
  let at = 0
  let overrun = false
  const claim = (count: number): number => {
    if (count > bytes.length - at) {
      overrun = true
      at = bytes.length
      return -1
    }
    at += count
    return at - count
  }
  const field = (count: number, read: (offset: number) => number): number => {
    const offset = claim(count)
    return offset < 0 ? 0 : read(offset)
  }
  return {
    get at() {
      return at
    },
    get left() {
      return bytes.length - at
    },
    get overrun() {
      return overrun
    },
    u8: () => field(1, (offset) => bytes.readUInt8(offset)),
    u16: () => field(2, (offset) => bytes.readUInt16BE(offset)),
    u24: () => field(3, (offset) => bytes.readUIntBE(offset, 3)),
    u32: () => field(4, (offset) => bytes.readUInt32BE(offset)),
    f64: () => field(8, (offset) => bytes.readDoubleBE(offset)),
    take(count) {
      const offset = claim(count)
      return offset < 0 ? NOTHING : bytes.subarray(offset, offset + count)
    },
  }
}

/** An empty buffer. */
export const NOTHING: Buffer = Buffer.alloc(0)
