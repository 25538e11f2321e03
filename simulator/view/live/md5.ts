/** MD5 (RFC 1321) in hexadecimal: what `waiting-image-hash` and effects' `md5` are compared with; browsers have none. */
export function md5(bytes: Uint8Array): string {
  const words = wordsOf(bytes)
  let state: readonly [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let at = 0; at < words.length; at += 16) state = round(state, words, at)
  return state.map((word) => [0, 8, 16, 24].map((shift) => ((word >>> shift) & 255).toString(16).padStart(2, '0')).join('')).join('')
}

const SHIFTS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]] as const
const SINES = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32))

/** Little-endian words with the padding: a one, zeros, and the length in bits. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const length = (Math.floor((bytes.length + 8) / 64) + 1) * 64
  const view = new DataView(new ArrayBuffer(length))
  bytes.forEach((byte, at) => view.setUint8(at, byte))
  view.setUint8(bytes.length, 0x80)
  view.setUint32(length - 8, (bytes.length * 8) >>> 0, true)
  view.setUint32(length - 4, Math.floor(bytes.length / 2 ** 29), true)
  return Uint32Array.from({ length: length / 4 }, (_, at) => view.getUint32(at * 4, true))
}

function round(before: readonly [number, number, number, number], words: Uint32Array, from: number): readonly [number, number, number, number] {
  let [a, b, c, d] = before
  for (let step = 0; step < 64; step += 1) {
    const [mixed, place] = mix(step, b, c, d)
    const shift = SHIFTS[step >> 4]?.[step & 3] ?? 0
    const sum = (a + mixed + (SINES[step] ?? 0) + (words[from + place] ?? 0)) >>> 0
    a = d
    d = c
    c = b
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) >>> 0
  }
  return [(before[0] + a) >>> 0, (before[1] + b) >>> 0, (before[2] + c) >>> 0, (before[3] + d) >>> 0]
}

function mix(step: number, b: number, c: number, d: number): readonly [value: number, place: number] {
  if (step < 16) return [((b & c) | (~b & d)) >>> 0, step]
  if (step < 32) return [((d & b) | (~d & c)) >>> 0, (5 * step + 1) % 16]
  if (step < 48) return [(b ^ c ^ d) >>> 0, (3 * step + 5) % 16]
  return [(c ^ (b | ~d)) >>> 0, (7 * step) % 16]
}
