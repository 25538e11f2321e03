/** Profiles whose SPS tells chroma and scaling first (ITU-T H.264, 7.3.2.1.1). */
const LONG_PROFILES: readonly number[] = [100, 110, 122, 244, 44, 83, 86, 118, 128]
/** The record's bytes before its first SPS: version, profile (3), length, count, and the SPS's own length (2). */
const RECORD_BYTES = 8
const EXTENDED_SAR = 255

/**
 * Whether a stream says itself how its colours are meant (E.1.1), by the first SPS of its AVCDecoderConfigurationRecord.
 * Cameras of phones and browsers often do not, and mean BT.601; a decoder that is not told takes BT.709.
 */
export function tellsColour(record: Uint8Array): boolean {
  const sps = unescaped(record.subarray(RECORD_BYTES))
  const [, profile = 66] = sps
  const bits = createBits(sps.subarray(4))
  bits.ue()
  if (LONG_PROFILES.includes(profile)) {
    if (bits.ue() === 3) bits.skip(1)
    bits.ue()
    bits.ue()
    bits.skip(1)
    // Scaling lists are long, and no camera sends them.
    if (bits.read(1) === 1) return false
  }
  bits.ue()
  skipOrder(bits)
  bits.ue()
  bits.skip(1)
  bits.ue()
  bits.ue()
  if (bits.read(1) === 0) bits.skip(1)
  bits.skip(1)
  if (bits.read(1) === 1) for (let side = 0; side < 4; side += 1) bits.ue()
  return bits.read(1) === 1 && colourInVui(bits)
}

function skipOrder(bits: Bits): void {
  const type = bits.ue()
  if (type === 0) bits.ue()
  if (type !== 1) return
  bits.skip(1)
  bits.ue()
  bits.ue()
  for (let left = Math.min(255, bits.ue()); left > 0; left -= 1) bits.ue()
}

function colourInVui(bits: Bits): boolean {
  if (bits.read(1) === 1 && bits.read(8) === EXTENDED_SAR) bits.skip(32)
  if (bits.read(1) === 1) bits.skip(1)
  if (bits.read(1) === 0) return false
  bits.skip(4)
  return bits.read(1) === 1
}

interface Bits { read(count: number): number; skip(count: number): void; /** An unsigned Exp-Golomb number. */ ue(): number }

/** Beyond the end there are zeros. */
function createBits(bytes: Uint8Array): Bits {
  let at = 0
  const bit = (): number => {
    const value = ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1
    at += 1
    return value
  }
  const read = (count: number): number => {
    let value = 0
    for (let left = count; left > 0; left -= 1) value = value * 2 + bit()
    return value
  }
  return {
    read,
    skip: (count) => void (at += count),
    ue() {
      let zeros = 0
      while (bit() === 0 && zeros < 32) zeros += 1
      return 2 ** zeros - 1 + read(zeros)
    },
  }
}

/** Without the bytes that keep start codes away (7.4.1). */
const unescaped = (bytes: Uint8Array): Uint8Array => bytes.filter((byte, index) => !(byte === 3 && bytes[index - 1] === 0 && bytes[index - 2] === 0))
