/** One plane of a picture; rows may be longer than the picture is wide. */
export interface Plane {
  readonly bytes: Uint8Array
  readonly stride: number
  readonly width: number
  readonly height: number
}

/** A picture in I420: brightness, and two colours at half width and height. Its sides are even. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly planes: readonly [Plane, Plane, Plane]
  /** All planes, one after another, where rows are no longer than the picture. */
  readonly bytes: Uint8Array
}

/** Brightness and two colour differences, 0 to 255, as H.264 carries them (ITU-R BT.601, limited range). */
export type Colour = readonly [number, number, number]

/** A picture of one colour. */
export function createPicture(width: number, height: number, colour: Colour): Picture {
  const bytes = new Uint8Array((width * height * 3) / 2)
  const [half, sizeY, sizeC] = [width / 2, width * height, (width * height) / 4]
  const chroma = (start: number): Plane => ({ bytes: bytes.subarray(start, start + sizeC), stride: half, width: half, height: height / 2 })
  const planes: Picture['planes'] = [{ bytes: bytes.subarray(0, sizeY), stride: width, width, height }, chroma(sizeY), chroma(sizeY + sizeC)]
  const picture = { width, height, planes, bytes }
  fill(picture, colour)
  return picture
}

/** Paints all of it. */
export function fill({ planes: [y, u, v] }: Picture, colour: Colour): void {
  y.bytes.fill(colour[0])
  u.bytes.fill(colour[1])
  v.bytes.fill(colour[2])
}

/** Puts one picture onto another, which must have room for it; `left` and `top` are even. */
export function put(from: Picture, onto: Picture, left: number, top: number): void {
  putPlane(from.planes[0], onto.planes[0], left, top)
  putPlane(from.planes[1], onto.planes[1], left / 2, top / 2)
  putPlane(from.planes[2], onto.planes[2], left / 2, top / 2)
}

function putPlane(from: Plane, onto: Plane, left: number, top: number): void {
  for (let row = 0; row < from.height; row += 1) {
    const start = row * from.stride
    onto.bytes.set(from.bytes.subarray(start, start + from.width), (top + row) * onto.stride + left)
  }
}

/** The colour of red, green and blue (0 to 255). */
export const colourOf = (red: number, green: number, blue: number): Colour => [
  16 + (65.738 * red + 129.057 * green + 25.064 * blue) / 256,
  128 + (-37.945 * red - 74.494 * green + 112.439 * blue) / 256,
  128 + (112.439 * red - 94.154 * green - 18.285 * blue) / 256,
]
