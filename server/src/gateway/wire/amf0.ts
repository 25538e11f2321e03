/** A value of AMF0 (Adobe's Action Message Format, 2007). Dates read as milliseconds, XML as text. */
export type Amf0 = null | undefined | boolean | number | string | readonly Amf0[] | Amf0Object

export interface Amf0Object {
  readonly [key: string]: Amf0
}

/** Type markers of AMF0, section 2.1. */
export const MARKER = {
  number: 0x00,
  boolean: 0x01,
  string: 0x02,
  object: 0x03,
  null: 0x05,
  undefined: 0x06,
  ecmaArray: 0x08,
  objectEnd: 0x09,
  strictArray: 0x0a,
  date: 0x0b,
  longString: 0x0c,
  unsupported: 0x0d,
  xml: 0x0f,
  typedObject: 0x10,
} as const

/** Whether a value is an object with named properties. */
export const isAmf0Object = (value: Amf0): value is Amf0Object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text at `key` of an object, or null when there is none. */
export function amf0Text(value: Amf0, key: string): string | null {
  const text = isAmf0Object(value) ? value[key] : null
  return typeof text === 'string' ? text : null
}
