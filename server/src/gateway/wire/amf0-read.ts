import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { MARKER } from './amf0.ts'
import type { Amf0, Amf0Object } from './amf0.ts'
import { createCursor } from './bytes.ts'
import type { Cursor } from './bytes.ts'

export type Amf0Fault = 'amf0/short' | 'amf0/too-deep' | 'amf0/too-many' | 'amf0/marker'

/** Reads every value of `bytes`. Bounded in depth and count, so no bytes can fill the memory or the stack. */
export function readAmf0(bytes: Buffer): Result<readonly Amf0[], Amf0Fault> {
  const reading: Reading = { cursor: createCursor(bytes), values: 0 }
  const values: Amf0[] = []
  while (reading.cursor.left > 0) {
    const value = readValue(reading, 0)
    if (!value.ok) return value
    values.push(value.value)
  }
  return success(values)
}

const MAX_DEPTH = 8
const MAX_VALUES = 2_000

interface Reading {
  readonly cursor: Cursor
  values: number
}

function readValue(reading: Reading, depth: number): Result<Amf0, Amf0Fault> {
  reading.values += 1
  if (reading.values > MAX_VALUES) return failure('amf0/too-many')
  if (depth > MAX_DEPTH) return failure('amf0/too-deep')
  const { cursor } = reading
  switch (cursor.u8()) {
    case MARKER.number:
      return whole(cursor, cursor.f64())
    case MARKER.boolean:
      return whole(cursor, cursor.u8() !== 0)
    case MARKER.string:
      return whole(cursor, text(cursor, cursor.u16()))
    case MARKER.longString:
    case MARKER.xml:
      return whole(cursor, text(cursor, cursor.u32()))
    case MARKER.null:
      return whole(cursor, null)
    case MARKER.undefined:
    case MARKER.unsupported:
      return whole(cursor, undefined)
    case MARKER.date:
      return readDate(cursor)
    case MARKER.object:
      return readObject(reading, depth)
    case MARKER.typedObject:
      cursor.take(cursor.u16())
      return readObject(reading, depth)
    case MARKER.ecmaArray:
      cursor.u32()
      return readObject(reading, depth)
    case MARKER.strictArray:
      return readArray(reading, depth, cursor.u32())
    default:
      return failure('amf0/marker')
  }
}

const whole = (cursor: Cursor, value: Amf0): Result<Amf0, Amf0Fault> => (cursor.overrun ? failure('amf0/short') : success(value))

const text = (cursor: Cursor, length: number): string => cursor.take(length).toString('utf8')

function readDate(cursor: Cursor): Result<Amf0, Amf0Fault> {
  const milliseconds = cursor.f64()
  cursor.u16()
  return whole(cursor, milliseconds)
}

function readObject(reading: Reading, depth: number): Result<Amf0Object, Amf0Fault> {
  const { cursor } = reading
  const entries: Array<readonly [string, Amf0]> = []
  for (;;) {
    const length = cursor.u16()
    if (cursor.overrun) return failure('amf0/short')
    if (length === 0) return cursor.u8() === MARKER.objectEnd ? success(Object.fromEntries(entries)) : failure('amf0/marker')
    const key = text(cursor, length)
    const value = readValue(reading, depth + 1)
    if (!value.ok) return value
    entries.push([key, value.value])
  }
}

function readArray(reading: Reading, depth: number, length: number): Result<readonly Amf0[], Amf0Fault> {
  const values: Amf0[] = []
  while (values.length < length) {
    if (reading.cursor.left === 0) return failure('amf0/short')
    const value = readValue(reading, depth + 1)
    if (!value.ok) return value
    values.push(value.value)
  }
  return success(values)
}
