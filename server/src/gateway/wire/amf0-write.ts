import { MARKER, isAmf0Object } from './amf0.ts'
import type { Amf0, Amf0Object } from './amf0.ts'

/** The bytes of values one after another. Arrays become strict arrays, objects anonymous objects. */
export const writeAmf0 = (...values: readonly Amf0[]): Buffer => Buffer.concat(values.flatMap(parts))

/** An object as an ECMA array: the form in which players expect `onMetaData`. */
export function writeEcmaArray(object: Amf0Object): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(MARKER.ecmaArray, 0)
  head.writeUInt32BE(Object.keys(object).length, 1)
  return Buffer.concat([head, ...properties(object)])
}

function parts(value: Amf0): readonly Buffer[] {
  if (value === null) return [Buffer.from([MARKER.null])]
  if (value === undefined) return [Buffer.from([MARKER.undefined])]
  if (typeof value === 'boolean') return [Buffer.from([MARKER.boolean, value ? 1 : 0])]
  if (typeof value === 'number') return [numberBytes(value)]
  if (typeof value === 'string') return textParts(value)
  if (isAmf0Object(value)) return [Buffer.from([MARKER.object]), ...properties(value)]
  const head = Buffer.alloc(5)
  head.writeUInt8(MARKER.strictArray, 0)
  head.writeUInt32BE(value.length, 1)
  return [head, ...value.flatMap(parts)]
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes.writeUInt8(MARKER.number, 0)
  bytes.writeDoubleBE(value, 1)
  return bytes
}

const MAX_SHORT_TEXT = 0xffff

function textParts(value: string): readonly Buffer[] {
  const bytes = Buffer.from(value, 'utf8')
  if (bytes.length <= MAX_SHORT_TEXT) return [Buffer.from([MARKER.string]), keyBytes(bytes)]
  const head = Buffer.alloc(5)
  head.writeUInt8(MARKER.longString, 0)
  head.writeUInt32BE(bytes.length, 1)
  return [head, bytes]
}

/** An empty key would read as the object's end, and a longer one does not fit: both are left out. */
function properties(object: Amf0Object): readonly Buffer[] {
  const written = Object.entries(object).flatMap(([key, value]) => {
    const bytes = Buffer.from(key, 'utf8')
    return bytes.length === 0 || bytes.length > MAX_SHORT_TEXT ? [] : [keyBytes(bytes), ...parts(value)]
  })
  return [...written, Buffer.from([0, 0, MARKER.objectEnd])]
}

function keyBytes(text: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length)
  return Buffer.concat([length, text])
}
