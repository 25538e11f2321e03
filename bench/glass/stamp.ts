/**
 * The glass clock: the time of day, drawn into a picture as 2 rows of 16 black and white squares (24 bits of
 * milliseconds and 8 bits to check them), and read back from the picture where it is shown.
 */
export const STAMP = { columns: 16, rows: 2, square: 40, pictureWidth: 640, pictureHeight: 360 } as const

/** The bits of a time, most significant first, check byte last. */
export function stampBits(nowMs: number): readonly boolean[] {
  const time = nowMs % WRAP_MS
  const bytes = [(time >> 16) & 255, (time >> 8) & 255, time & 255]
  const check = bytes.reduce((sum, byte) => sum ^ byte, CHECK)
  return [...bytes, check].flatMap((byte) => Array.from({ length: 8 }, (_, bit) => ((byte >> (7 - bit)) & 1) === 1))
}

/** The time that 32 squares tell, or null if they were not read cleanly. */
export function stampTime(bits: readonly boolean[]): number | null {
  const bytes = [0, 8, 16, 24].map((from) => bits.slice(from, from + 8).reduce((byte, bit) => (byte << 1) | (bit ? 1 : 0), 0))
  const [high = 0, middle = 0, low = 0, check = 0] = bytes
  return (high ^ middle ^ low ^ CHECK) === check ? (high << 16) | (middle << 8) | low : null
}

/** Milliseconds from a stamp to now, across the wrap of 24 bits. */
export function stampAge(stamp: number, nowMs: number): number {
  const age = (nowMs % WRAP_MS) - stamp
  return age < -WRAP_MS / 2 ? age + WRAP_MS : age
}

/** Draws the stamp into the luma plane of a raw picture. */
export function drawStamp(luma: Buffer, width: number, nowMs: number): void {
  stampBits(nowMs).forEach((bit, index) => {
    const left = (index % STAMP.columns) * STAMP.square
    const top = Math.floor(index / STAMP.columns) * STAMP.square
    for (let row = top; row < top + STAMP.square; row += 1) luma.fill(bit ? 235 : 16, row * width + left, row * width + left + STAMP.square)
  })
}

/** Reads the stamp off the luma plane of a raw picture of the stamp's own size. */
export function readStamp(luma: Buffer, width: number): number | null {
  const bits = Array.from({ length: STAMP.columns * STAMP.rows }, (_, index) => {
    const x = (index % STAMP.columns) * STAMP.square + STAMP.square / 2
    const y = Math.floor(index / STAMP.columns) * STAMP.square + STAMP.square / 2
    return (luma[y * width + x] ?? 0) > 128
  })
  return stampTime(bits)
}

const WRAP_MS = 16_777_216
const CHECK = 0x5a
