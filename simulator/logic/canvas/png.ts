import { joined } from '../files/bytes.ts'

/** A picture as PNG, stored and not packed: a canvas must answer at once, and has no packer that does. */
export function pngOf(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // 8 bits a channel, RGBA.
  header.set([8, 6, 0, 0, 0], 8)
  return joined(new Uint8Array(SIGNATURE), chunk('IHDR', header), chunk('IDAT', stored(rows(pixels, width, height))), chunk('IEND', new Uint8Array()))
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const BLOCK_BYTES = 65_535

/** Each row begins with its filter: none. */
function rows(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(height * (width * 4 + 1))
  for (let row = 0; row < height; row++) bytes.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1)
  return bytes
}

/** zlib (RFC 1950) of stored blocks (RFC 1951, 3.2.4). */
function stored(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [new Uint8Array([0x78, 0x01])]
  for (let at = 0; at < bytes.length || at === 0; at += BLOCK_BYTES) {
    const part = bytes.subarray(at, at + BLOCK_BYTES)
    const last = at + BLOCK_BYTES >= bytes.length ? 1 : 0
    blocks.push(new Uint8Array([last, part.length & 255, part.length >> 8, ~part.length & 255, (~part.length >> 8) & 255]), part)
  }
  return joined(...blocks, bigEndian(adler32(bytes)))
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined(new Uint8Array([...name].map((letter) => letter.charCodeAt(0))), data)
  return joined(bigEndian(data.length), named, bigEndian(crc32(named)))
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value >>> 0)
  return bytes
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 65_536 + a
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc
}
