/** `applyFilter`: a picture of 512 by 512 that says what each colour becomes. 8 by 8 squares stand for blue, in each red runs right and green down. */
export interface LookupTable { readonly pixels: Uint8ClampedArray; readonly alpha: number }

export const TABLE_SIDE = 512
const LEVELS = 64
const SQUARES = 8

/** Changes RGBA pixels in place: the table's colour, and what was there, by `alpha`. */
export function applyTable(pixels: Uint8ClampedArray, { pixels: table, alpha }: LookupTable): void {
  const keep = 1 - alpha
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
    const level = blue >> 2
    const x = (level % SQUARES) * LEVELS + (red >> 2)
    const y = Math.floor(level / SQUARES) * LEVELS + (green >> 2)
    const from = (y * TABLE_SIDE + x) * 4
    pixels[at] = red * keep + (table[from] ?? 0) * alpha
    pixels[at + 1] = green * keep + (table[from + 1] ?? 0) * alpha
    pixels[at + 2] = blue * keep + (table[from + 2] ?? 0) * alpha
  }
}
