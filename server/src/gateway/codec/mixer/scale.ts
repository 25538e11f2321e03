import type { Picture, Plane } from './picture.ts'

/** How a picture fills a place of another shape: `cover` cuts off what is too much, `contain` leaves bars. */
export type Fit = 'cover' | 'contain'

interface Cut {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Fills the place with the picture; with `contain` what the bars take is left as it is. */
export function scale(from: Picture, onto: Picture, fit: Fit): void {
  const ratio = fit === 'cover' ? nearHalving(Math.max(onto.width / from.width, onto.height / from.height)) : Math.min(onto.width / from.width, onto.height / from.height)
  const source = middle(from, onto.width / ratio, onto.height / ratio)
  const place = middle(onto, source.width * ratio, source.height * ratio)
  scalePlane(part(from.planes[0], source, 1), part(onto.planes[0], place, 1))
  scalePlane(part(from.planes[1], source, 2), part(onto.planes[1], place, 2))
  scalePlane(part(from.planes[2], source, 2), part(onto.planes[2], place, 2))
}

/** A little more may be cut off where that spares the reading between pixels, which costs most of all: 640x360 in 628x348. */
const MOST_CUT = 1.07

/** The ratio itself, or 1, a half, a quarter where that is hardly more. */
function nearHalving(ratio: number): number {
  const halving = 2 ** Math.ceil(Math.log2(ratio) - 1e-9)
  return halving <= 1 && halving / ratio <= MOST_CUT ? halving : ratio
}

/** The middle of a picture, at most all of it; even, so that colours are cut where brightness is. */
function middle({ width, height }: Picture, most: number, high: number): Cut {
  const cut = { width: Math.min(width, even(most)), height: Math.min(height, even(high)) }
  return { ...cut, left: even((width - cut.width) / 2 - 0.5), top: even((height - cut.height) / 2 - 0.5) }
}

const even = (length: number): number => Math.max(0, Math.round(length / 2) * 2)

/** A view of a part of a plane. */
function part(plane: Plane, { left, top, width, height }: Cut, by: 1 | 2): Plane {
  return { bytes: plane.bytes.subarray((top / by) * plane.stride + left / by), stride: plane.stride, width: width / by, height: height / by }
}

/** Halves while it is twice as large, so that nothing is skipped; the rest is read between four neighbours. */
function scalePlane(from: Plane, onto: Plane): void {
  if (from.width === onto.width && from.height === onto.height) return copy(from, onto)
  if (from.width === onto.width * 2 && from.height === onto.height * 2) return halve(from, onto)
  if (from.width < onto.width * 2 || from.height < onto.height * 2) return between(from, onto)
  const [width, height] = [from.width >> 1, from.height >> 1]
  const half = { bytes: new Uint8Array(width * height), stride: width, width, height }
  halve(from, half)
  scalePlane(half, onto)
}

function copy(from: Plane, onto: Plane): void {
  for (let row = 0; row < from.height; row += 1) {
    const start = row * from.stride
    onto.bytes.set(from.bytes.subarray(start, start + from.width), row * onto.stride)
  }
}

/* In the loops below every index is inside its plane; `?? 0` is for the type alone and costs nothing. */

function halve(from: Plane, onto: Plane): void {
  const source = from.bytes
  for (let row = 0; row < onto.height; row += 1) {
    let above = row * 2 * from.stride
    let below = above + from.stride
    const start = row * onto.stride
    for (let at = start; at < start + onto.width; at += 1, above += 2, below += 2) {
      onto.bytes[at] = ((source[above] ?? 0) + (source[above + 1] ?? 0) + (source[below] ?? 0) + (source[below + 1] ?? 0) + 2) >> 2
    }
  }
}

/** Shares of a pixel, in fixed point. */
const ONE = 256

function between(from: Plane, onto: Plane): void {
  const source = from.bytes
  const columns = neighbours(from.width, onto.width)
  const rows = neighbours(from.height, onto.height)
  for (let row = 0; row < onto.height; row += 1) {
    const above = (rows.first[row] ?? 0) * from.stride
    const below = (rows.second[row] ?? 0) * from.stride
    const down = rows.share[row] ?? 0
    const start = row * onto.stride
    for (let column = 0; column < onto.width; column += 1) {
      const left = columns.first[column] ?? 0
      const right = columns.second[column] ?? 0
      const across = columns.share[column] ?? 0
      const upper = (source[above + left] ?? 0) * (ONE - across) + (source[above + right] ?? 0) * across
      const lower = (source[below + left] ?? 0) * (ONE - across) + (source[below + right] ?? 0) * across
      onto.bytes[start + column] = (upper * (ONE - down) + lower * down + (ONE * ONE) / 2) >> 16
    }
  }
}

interface Neighbours {
  readonly first: Int32Array
  readonly second: Int32Array
  /** How much the second one counts, of `ONE`. */
  readonly share: Int32Array
}

/** Which two pixels each new pixel lies between. Lengths come again and again: each is worked out once. */
function neighbours(from: number, onto: number): Neighbours {
  const key = from * 65_536 + onto
  const known = lengths.get(key)
  if (known !== undefined) return known
  if (lengths.size > MAX_LENGTHS) lengths.clear()
  const made = { first: new Int32Array(onto), second: new Int32Array(onto), share: new Int32Array(onto) }
  for (let index = 0; index < onto; index += 1) {
    const at = Math.min(from - 1, Math.max(0, ((index + 0.5) * from) / onto - 0.5))
    made.first[index] = Math.floor(at)
    made.second[index] = Math.min(from - 1, Math.floor(at) + 1)
    made.share[index] = Math.round((at - Math.floor(at)) * ONE)
  }
  lengths.set(key, made)
  return made
}

const lengths = new Map<number, Neighbours>()
const MAX_LENGTHS = 200
