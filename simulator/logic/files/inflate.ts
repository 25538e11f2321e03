/** Lengths and distances of RFC 1951, 3.2.5. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577]
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const LONGEST_CODE = 15
const END = 256

interface Codes { readonly counts: readonly number[]; readonly symbols: readonly number[] }
interface Reader { bit(): number; bits(count: number): number; bytes(): { readonly length: number; take(count: number): Uint8Array } }

/** Unpacks a DEFLATE stream of RFC 1951 that is to become `size` bytes; null if it is none, or becomes another length. */
export function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const reader = readerOf(packed)
  const out = new Uint8Array(size)
  let at = 0
  try {
    for (let last = 0; last === 0;) {
      last = reader.bit()
      const kind = reader.bits(2)
      if (kind === 3) return null
      at = kind === 0 ? stored(reader, out, at) : packedBlock(reader, out, at, kind === 1 ? FIXED : dynamicCodes(reader))
    }
  } catch {
    return null
  }
  return at === size ? out : null
}

function readerOf(packed: Uint8Array): Reader {
  let at = 0
  let held = 0
  let count = 0
  const bit = (): number => {
    if (count === 0) {
      if (at >= packed.length) throw new RangeError('the stream ends too early')
      held = packed[at++] ?? 0
      count = 8
    }
    const value = held & 1
    held >>= 1
    count--
    return value
  }
  const bits = (wanted: number): number => {
    let value = 0
    for (let index = 0; index < wanted; index++) value |= bit() << index
    return value
  }
  return {
    bit,
    bits,
    bytes() {
      count = 0
      const length = (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8)
      at += 4
      return { length, take: (wanted) => packed.subarray(at, (at += wanted)) }
    },
  }
}

function stored(reader: Reader, out: Uint8Array, at: number): number {
  const { length, take } = reader.bytes()
  out.set(take(length), at)
  return at + length
}

function packedBlock(reader: Reader, out: Uint8Array, start: number, [literals, distances]: readonly [Codes, Codes]): number {
  let at = start
  for (let symbol = decode(reader, literals); symbol !== END; symbol = decode(reader, literals)) {
    if (symbol < END) {
      if (at >= out.length) throw new RangeError('longer than it says')
      out[at++] = symbol
      continue
    }
    const length = (LENGTHS[symbol - 257] ?? 0) + reader.bits(LENGTH_BITS[symbol - 257] ?? 0)
    const code = decode(reader, distances)
    const distance = (DISTANCES[code] ?? 0) + reader.bits(DISTANCE_BITS[code] ?? 0)
    if (distance > at || at + length > out.length || length === 0) throw new RangeError('points outside')
    for (let left = length; left > 0; left--, at++) out[at] = out[at - distance] ?? 0
  }
  return at
}

function decode(reader: Reader, { counts, symbols }: Codes): number {
  let code = 0
  let first = 0
  let index = 0
  for (let length = 1; length <= LONGEST_CODE; length++) {
    code |= reader.bit()
    const count = counts[length] ?? 0
    if (code - count < first) return symbols[index + code - first] ?? 0
    index += count
    first = (first + count) << 1
    code <<= 1
  }
  throw new RangeError('no such code')
}

function codesOf(lengths: readonly number[]): Codes {
  const counts = Array.from({ length: LONGEST_CODE + 1 }, (_, length) => (length === 0 ? 0 : lengths.filter((one) => one === length).length))
  const symbols = Array.from({ length: LONGEST_CODE }, (_, length) => lengths.flatMap((one, symbol) => (one === length + 1 ? [symbol] : []))).flat()
  return { counts, symbols }
}

const fixedLength = (symbol: number): number => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)
const FIXED = [codesOf(Array.from({ length: 288 }, (_, symbol) => fixedLength(symbol))), codesOf(Array.from({ length: 30 }, () => 5))] as const

function dynamicCodes(reader: Reader): readonly [Codes, Codes] {
  const literals = reader.bits(5) + 257
  const distances = reader.bits(5) + 1
  const orders = reader.bits(4) + 4
  const order: number[] = Array.from({ length: 19 }, () => 0)
  for (const place of CODE_ORDER.slice(0, orders)) order[place] = reader.bits(3)
  const codes = codesOf(order)
  const lengths: number[] = []
  while (lengths.length < literals + distances) {
    const symbol = decode(reader, codes)
    if (symbol < 16) lengths.push(symbol)
    else {
      const [value, times] = symbol === 16 ? [lengths.at(-1) ?? 0, 3 + reader.bits(2)] : symbol === 17 ? [0, 3 + reader.bits(3)] : [0, 11 + reader.bits(7)]
      for (let left = times; left > 0; left--) lengths.push(value)
    }
  }
  return [codesOf(lengths.slice(0, literals)), codesOf(lengths.slice(literals, literals + distances))]
}
