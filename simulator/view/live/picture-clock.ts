/** The clock stands at the upper left: two rows of squares that a player reads, and below them the time for the eye. */
const COLUMNS = 16
const ROWS = 2
/** A part of the picture's width. */
const FACE_WIDTH = 0.5
/** Squares as the reader scales them, in pixels. */
const SCALED = 4
/** The stamp's range: what 24 bits hold, in milliseconds. */
const RANGE_MS = 2 ** 24
const SALT = 0x5a

/** Older than this it is no clock of ours, but a picture that happens to look like one. */
const OLDEST_MS = 60_000

type Pen = Pick<OffscreenCanvasRenderingContext2D, 'fillStyle' | 'fillRect' | 'font' | 'fillText' | 'textBaseline'>

/** Draws the time of this machine's clock into a picture of this width. */
export function drawClock(pen: Pen, width: number, now: number): void {
  const side = squareOf(width)
  for (const [place, white] of stampOf(now).entries()) {
    pen.fillStyle = white ? '#fff' : '#000'
    pen.fillRect((place % COLUMNS) * side, Math.floor(place / COLUMNS) * side, side, side)
  }
  pen.fillStyle = '#000'
  pen.fillRect(0, ROWS * side, COLUMNS * side, side * 2)
  pen.fillStyle = '#fff'
  pen.textBaseline = 'middle'
  pen.font = `${Math.round(side * 1.5)}px monospace`
  pen.fillText(new Date(now).toISOString().slice(11, 23), side / 2, (ROWS + 1) * side)
}

/** How old a shown picture is, in ms; null if it carries no clock. */
export function createClockReader(window: Window & typeof globalThis): (frame: VideoFrame, now: number) => number | null {
  const pen = new window.OffscreenCanvas(COLUMNS * SCALED, ROWS * SCALED).getContext('2d', { willReadFrequently: true })
  return (frame, now) => {
    const side = squareOf(frame.displayWidth)
    pen?.drawImage(frame, 0, 0, COLUMNS * side, ROWS * side, 0, 0, COLUMNS * SCALED, ROWS * SCALED)
    const pixels = pen?.getImageData(0, 0, COLUMNS * SCALED, ROWS * SCALED).data
    return pixels === undefined ? null : ageOf(Array.from({ length: COLUMNS * ROWS }, (_, place) => isWhite(pixels, place)), now)
  }
}

/** The age that 32 squares tell; null if their sum is wrong. */
export function ageOf(squares: readonly boolean[], now: number): number | null {
  const bytes = [0, 8, 16, 24].map((from) => squares.slice(from, from + 8).reduce((value, white) => value * 2 + (white ? 1 : 0), 0))
  const [high = 0, middle = 0, low = 0, check = 0] = bytes
  if ((high ^ middle ^ low ^ SALT) !== check) return null
  const age = ((((now % RANGE_MS) - (high * 65_536 + middle * 256 + low)) % RANGE_MS) + RANGE_MS) % RANGE_MS
  return age < OLDEST_MS ? Math.round(age) : null
}

/** The squares of a time: three bytes and their check. */
export function stampOf(now: number): readonly boolean[] {
  const time = Math.floor(now) % RANGE_MS
  const bytes = [(time >> 16) & 255, (time >> 8) & 255, time & 255]
  return [...bytes, bytes.reduce((sum, byte) => sum ^ byte, SALT)].flatMap((byte) => Array.from({ length: 8 }, (_, bit) => ((byte >> (7 - bit)) & 1) === 1))
}

const squareOf = (width: number): number => (width * FACE_WIDTH) / COLUMNS

function isWhite(pixels: Uint8ClampedArray, place: number): boolean {
  const x = (place % COLUMNS) * SCALED + SCALED / 2
  const y = Math.floor(place / COLUMNS) * SCALED + SCALED / 2
  return (pixels[(y * COLUMNS * SCALED + x) * 4] ?? 0) > 127
}
