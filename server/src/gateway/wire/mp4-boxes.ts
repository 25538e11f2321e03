/** A box of MP4 (ISO/IEC 14496-12, 4.2): its type, and where it lies in what was read. */
export interface Box {
  readonly type: string
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

/** The box at `at`, whole or not: `end` may lie beyond the bytes. Null where no header is left, or none that makes sense. */
export function readBox(bytes: Buffer, at: number): Box | null {
  if (at + HEADER_BYTES > bytes.length) return null
  const size = bytes.readUInt32BE(at)
  const type = bytes.toString('latin1', at + 4, at + HEADER_BYTES)
  if (size !== LARGE) return size < HEADER_BYTES ? null : { type, start: at, contentStart: at + HEADER_BYTES, end: at + size }
  if (at + LARGE_HEADER_BYTES > bytes.length) return null
  const large = Number(bytes.readBigUInt64BE(at + HEADER_BYTES))
  return large < LARGE_HEADER_BYTES ? null : { type, start: at, contentStart: at + LARGE_HEADER_BYTES, end: at + large }
}

/** The whole boxes from `start` to `end`. */
export function readBoxes(bytes: Buffer, start = 0, end = bytes.length): readonly Box[] {
  const boxes: Box[] = []
  for (let box = readBox(bytes, start); box !== null && box.end <= end; box = readBox(bytes, box.end)) boxes.push(box)
  return boxes
}

/** The first box on this way down, such as `moov`, `trak`, `mdia`. */
export function findBox(bytes: Buffer, [type, ...deeper]: readonly string[], start = 0, end = bytes.length): Box | null {
  const box = readBoxes(bytes, start, end).find((each) => each.type === type)
  if (box === undefined) return null
  return deeper.length === 0 ? box : findBox(bytes, deeper, box.contentStart, box.end)
}

/** Writes a box around its content. */
export function writeBox(type: string, ...content: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(HEADER_BYTES)
  head.writeUInt32BE(HEADER_BYTES + content.reduce((sum, piece) => sum + piece.length, 0), 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...content])
}

/** The header of a box whose content is elsewhere, with a length of 64 bits. */
export function writeLargeHeader(type: string, contentBytes: number): Buffer {
  const head = Buffer.alloc(LARGE_HEADER_BYTES)
  head.writeUInt32BE(LARGE, 0)
  head.write(type, 4, 'latin1')
  head.writeBigUInt64BE(BigInt(LARGE_HEADER_BYTES + contentBytes), HEADER_BYTES)
  return head
}

export const HEADER_BYTES = 8
export const LARGE_HEADER_BYTES = 16
/** A size that stands behind the type, in 64 bits. */
const LARGE = 1
