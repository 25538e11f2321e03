/** What a picture's own header says of it. */
export interface Picture { readonly width: number; readonly height: number; readonly type: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp'; readonly orientation: Orientation }
const ORIENTATIONS = ['up', 'up-mirrored', 'down', 'down-mirrored', 'left-mirrored', 'right', 'right-mirrored', 'left'] as const
type Orientation = (typeof ORIENTATIONS)[number]

/** Reads the header of a PNG, JPEG, GIF, WebP or BMP; null for anything else, whatever its name says. */
export function readPicture(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20), type: 'png', orientation: 'up' }
    if (view.getUint32(0) === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true), type: 'gif', orientation: 'up' }
    if (view.getUint16(0) === 0x424d) return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)), type: 'bmp', orientation: 'up' }
    if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return readWebp(view)
    return view.getUint16(0) === 0xffd8 ? readJpeg(view) : null
  } catch {
    // It ends before its header does.
    return null
  }
}

function readWebp(view: DataView): Picture | null {
  const made = (width: number, height: number): Picture => ({ width, height, type: 'webp', orientation: 'up' })
  switch (view.getUint32(12)) {
    case 0x56503820:
      return made(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 0x5650384c: {
      const bits = view.getUint32(21, true)
      return made((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
    }
    case 0x56503858:
      return made((view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1)
    default:
      return null
  }
}

/** Markers of a frame's start; DHT, JPG and DAC lie among them and are none. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function readJpeg(view: DataView): Picture | null {
  let orientation: Orientation = 'up'
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1)
    const length = view.getUint16(at + 2)
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), type: 'jpeg', orientation }
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) orientation = orientationOf(view, at + 10)
    at += 2 + length
  }
  return null
}

/** Tag 0x0112 in the first directory of the Exif part. */
function orientationOf(view: DataView, start: number): Orientation {
  const little = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, little)
  for (let left = view.getUint16(directory, little), at = directory + 2; left > 0; left--, at += 12) {
    if (view.getUint16(at, little) === 0x0112) return ORIENTATIONS[view.getUint16(at + 8, little) - 1] ?? 'up'
  }
  return 'up'
}
