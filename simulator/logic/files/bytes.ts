/** The bytes of an ArrayBuffer or a view, whatever realm it comes from; null for anything else. */
export function bytesIn(value: unknown): Uint8Array | null {
  if (isBuffer(value)) return new Uint8Array(value)
  if (isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return null
}

/** An ArrayBuffer of its own with these bytes. */
export function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(bytes.length)
  copy.set(bytes)
  return copy.buffer
}

/** Several runs of bytes as one. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const isBuffer = (value: unknown): value is ArrayBuffer => Object.prototype.toString.call(value) === '[object ArrayBuffer]'
const isView = (value: unknown): value is ArrayBufferView => ArrayBuffer.isView(value)
