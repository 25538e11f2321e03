import { createBits } from './bits.ts'
import type { Bits } from './bits.ts'

/** Pixels of the picture as shown, cropping done. */
export interface PictureSize { readonly width: number; readonly height: number }

/** The codec's name as RFC 6381 has it, such as `avc1.42e01f`. */
export const codecOf = (sps: Buffer): string => `avc1.${sps.subarray(1, 4).toString('hex')}`

/** Reads a sequence parameter set (H.264, 7.3.2.1.1). What is broken has no size. */
export function sizeOf(sps: Buffer): PictureSize {
  const bits = createBits(withoutEmulation(sps.subarray(1)))
  const profile = bits.take(8)
  bits.take(16)
  golomb(bits)
  const chroma = HIGH_PROFILES.includes(profile) ? skipHigh(bits) : 1
  golomb(bits)
  skipPictureOrder(bits)
  golomb(bits)
  bits.take(1)
  const columns = golomb(bits) + 1
  const rows = golomb(bits) + 1
  const fields = 2 - bits.take(1)
  if (fields === 2) bits.take(1)
  bits.take(1)
  const [left, right, top, bottom] = bits.take(1) === 1 ? [golomb(bits), golomb(bits), golomb(bits), golomb(bits)] : [0, 0, 0, 0]
  const [unitX, unitY] = [chroma === 1 || chroma === 2 ? 2 : 1, chroma === 1 ? 2 : 1]
  const size = { width: columns * MACROBLOCK - unitX * (left + right), height: rows * fields * MACROBLOCK - unitY * fields * (top + bottom) }
  return bits.overrun || size.width <= 0 || size.height <= 0 ? { width: 0, height: 0 } : size
}

const MACROBLOCK = 16
const HIGH_PROFILES: readonly number[] = [100, 110, 122, 244, 44, 83, 86, 118, 128]
/** An Exp-Golomb number of a sane SPS has fewer leading zeros. */
const MAX_ZEROS = 31

/** ue(v), 9.1. */
function golomb(bits: Bits): number {
  let zeros = 0
  while (!bits.overrun && zeros < MAX_ZEROS && bits.take(1) === 0) zeros += 1
  return 2 ** zeros - 1 + bits.take(zeros)
}

/** Answers chroma_format_idc. */
function skipHigh(bits: Bits): number {
  const chroma = golomb(bits)
  if (chroma === 3) bits.take(1)
  golomb(bits)
  golomb(bits)
  bits.take(1)
  if (bits.take(1) === 1) for (let list = 0; list < (chroma === 3 ? 12 : 8); list += 1) if (bits.take(1) === 1) skipScalingList(bits, list < 6 ? 16 : 64)
  return chroma
}

function skipScalingList(bits: Bits, entries: number): void {
  let [last, next] = [8, 8]
  for (let entry = 0; entry < entries && next !== 0; entry += 1) {
    const code = golomb(bits)
    next = (last + (code % 2 === 1 ? (code + 1) / 2 : -code / 2) + 256) % 256
    last = next === 0 ? last : next
  }
}

function skipPictureOrder(bits: Bits): void {
  const type = golomb(bits)
  if (type === 0) golomb(bits)
  if (type !== 1) return
  bits.take(1)
  golomb(bits)
  golomb(bits)
  const cycle = Math.min(golomb(bits), 255)
  for (let entry = 0; entry < cycle; entry += 1) golomb(bits)
}

/** Takes out the bytes that keep start codes from appearing inside (7.4.1). */
function withoutEmulation(bytes: Buffer): Buffer {
  const kept: number[] = []
  let zeros = 0
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0
      continue
    }
    zeros = byte === 0 ? zeros + 1 : 0
    kept.push(byte)
  }
  return Buffer.from(kept)
}
