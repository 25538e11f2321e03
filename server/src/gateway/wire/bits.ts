/** Reads bit fields, the highest bit first. Beyond the end they read as zero and set `overrun`. */
export interface Bits {
  readonly overrun: boolean
  /** The next `count` bits (at most 32) as a number. */
  take(count: number): number
}

export function createBits(bytes: Buffer): Bits {
  let at = 0
  const bit = (): number => {
    const byte = bytes[at >> 3] ?? 0
    const value = (byte >> (7 - (at & 7))) & 1
    at += 1
    return value
  }
  return {
    get overrun() {
      return at > bytes.length * 8
    },
    take(count) {
      let value = 0
      for (let taken = 0; taken < count; taken += 1) value = value * 2 + bit()
      return value
    },
  }
}
