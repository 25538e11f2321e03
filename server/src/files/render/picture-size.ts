/** A picture's size in pixels as its header tells it, before anything is decoded; the sides as they are stored. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Of PNG, JPEG, GIF and WebP; null where the header is broken. */
export function readPictureSize(bytes: Buffer): PictureSize | null {
  try {
    return pngHeader(bytes) ?? gifHeader(bytes) ?? webpHeader(bytes) ?? jpegHeader(bytes)
  } catch (error) {
    if (endsEarly(error)) return null
    throw error
  }
}

/** The bytes ended within the header: Node's own codes. */
const endsEarly = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === 'ERR_OUT_OF_RANGE' || error.code === 'ERR_BUFFER_OUT_OF_BOUNDS')

const sized = (width: number, height: number): PictureSize | null => (width > 0 && height > 0 ? { width, height } : null)

const pngHeader = (bytes: Buffer): PictureSize | null =>
  bytes.toString('latin1', 1, 4) === 'PNG' && bytes.toString('latin1', 12, 16) === 'IHDR' ? sized(bytes.readUInt32BE(16), bytes.readUInt32BE(20)) : null

const gifHeader = (bytes: Buffer): PictureSize | null =>
  bytes.toString('latin1', 0, 3) === 'GIF' ? sized(bytes.readUInt16LE(6), bytes.readUInt16LE(8)) : null

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpHeader(bytes: Buffer): PictureSize | null {
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return sized(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21)
      return sized((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1)
    }
    case 'VP8 ':
      return sized(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
    default:
      return null
  }
}

/** Walks from marker to marker (ITU T.81, annex B) until a frame's header tells the size. */
function jpegHeader(bytes: Buffer): PictureSize | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; ;) {
    if (bytes.readUInt8(at) !== 0xff) return null
    const marker = bytes.readUInt8(at + 1)
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (isFrame(marker)) return sized(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    if (marker === 0xda || marker === 0xd9 || length < 2) return null
    at += 2 + length
  }
}

/** SOF0 to SOF15, without the tables that lie between them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
