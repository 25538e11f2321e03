/** Messages inside the picture: SEI of H.264 (ITU-T H.264, 7.3.2.3 and D.1.6), in AVCC as FLV carries it: each NAL after its length. */
const SEI_NAL = 6
/** `user_data_unregistered`; players of Tencent's SDK read 242 too. */
const UNREGISTERED = 5
const TENCENT = 242
/** Says whose unregistered data it is; made for this simulator. */
const NAME = Uint8Array.from([0x6c, 0x69, 0x61, 0x6e, 0x6d, 0x61, 0x69, 0x2d, 0x73, 0x65, 0x69, 0x2d, 0x74, 0x65, 0x78, 0x74])
const LENGTH_BYTES = 4

/** What live-pusher takes at most. */
export const MOST_MESSAGE_BYTES = 2_048

/** A picture with a message before it. */
export function withMessage(picture: Uint8Array, message: string): Uint8Array {
  const text = new TextEncoder().encode(message)
  const nal = escaped(Uint8Array.from([SEI_NAL, UNREGISTERED, ...sizeBytes(NAME.length + text.length), ...NAME, ...text, 0x80]))
  const whole = new Uint8Array(LENGTH_BYTES + nal.length + picture.length)
  new DataView(whole.buffer).setUint32(0, nal.length)
  whole.set(nal, LENGTH_BYTES)
  whole.set(picture, LENGTH_BYTES + nal.length)
  return whole
}

/** The messages of a picture; bytes that are none are passed over. */
export function messagesOf(picture: Uint8Array): readonly string[] {
  const view = new DataView(picture.buffer, picture.byteOffset, picture.byteLength)
  const found: string[] = []
  for (let at = 0; at + LENGTH_BYTES < picture.length;) {
    const length = view.getUint32(at)
    const nal = picture.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + length)
    if ((view.getUint8(at + LENGTH_BYTES) & 31) === SEI_NAL) found.push(...payloadsOf(unescaped(nal.subarray(1))))
    at += LENGTH_BYTES + length
  }
  return found
}

function payloadsOf(bytes: Uint8Array): readonly string[] {
  const found: string[] = []
  const number = (from: number): readonly [value: number, next: number] => {
    let [value, at] = [0, from]
    for (; bytes[at] === 255; at += 1) value += 255
    return [value + (bytes[at] ?? 0), at + 1]
  }
  for (let at = 0; at + 2 < bytes.length;) {
    const [type, sizeAt] = number(at)
    const [size, dataAt] = number(sizeAt)
    const data = bytes.subarray(dataAt, dataAt + size)
    if (type === UNREGISTERED && data.length > NAME.length) found.push(new TextDecoder().decode(data.subarray(NAME.length)))
    if (type === TENCENT) found.push(new TextDecoder().decode(data))
    at = dataAt + size
  }
  return found
}

const sizeBytes = (size: number): readonly number[] => [...Array.from({ length: Math.floor(size / 255) }, () => 255), size % 255]

/** No start code may stand inside a NAL: a 3 goes between two zeros and a small byte. */
function escaped(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  for (const byte of bytes) {
    if (byte <= 3 && out.at(-1) === 0 && out.at(-2) === 0) out.push(3)
    out.push(byte)
  }
  return Uint8Array.from(out)
}

const unescaped = (bytes: Uint8Array): Uint8Array => bytes.filter((byte, at) => !(byte === 3 && at >= 2 && bytes[at - 1] === 0 && bytes[at - 2] === 0))
