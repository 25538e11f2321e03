import { base64Of, bytesOf } from './base64.ts'
import { joined } from './bytes.ts'

/** The encodings that WeChat's file system takes; several are one under two names. */
export const ENCODINGS = ['ascii', 'base64', 'binary', 'hex', 'ucs2', 'ucs-2', 'utf16le', 'utf-16le', 'utf-8', 'utf8', 'latin1'] as const
/** One of them. */
export type Encoding = (typeof ENCODINGS)[number]

const CHUNK = 8_192

/** Bytes as text. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return decodeUtf8(bytes)
    case 'ascii':
      return lettersOf(bytes.map((byte) => byte & 0x7f))
    case 'binary':
    case 'latin1':
      return lettersOf(bytes)
    case 'base64':
      return base64Of(bytes)
    case 'hex':
      return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return lettersOf(Uint16Array.from({ length: bytes.length >> 1 }, (_, at) => (bytes[at * 2] ?? 0) | ((bytes[at * 2 + 1] ?? 0) << 8)))
  }
}

/** Text as bytes. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return encodeUtf8(text)
    case 'ascii':
    case 'binary':
    case 'latin1':
      return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)
    case 'base64':
      return new Uint8Array(bytesOf(text))
    case 'hex':
      return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return joined(...Array.from({ length: text.length }, (_, at) => Uint8Array.of(text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8)))
  }
}

function lettersOf(codes: Uint8Array | Uint16Array): string {
  let text = ''
  for (let at = 0; at < codes.length; at += CHUNK) text += String.fromCharCode(...codes.subarray(at, at + CHUNK))
  return text
}

const REPLACEMENT = 0xfffd

/** UTF-8 of RFC 3629; what is none becomes U+FFFD, as often as browsers put it. */
export function decodeUtf8(bytes: Uint8Array): string {
  const parts: string[] = []
  const codes: number[] = []
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at++] ?? 0
    const more = first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : -1
    let code = more <= 0 ? first : first & (0x3f >> more)
    let left = more
    while (left > 0 && continues(bytes[at] ?? 0, left === more ? first : 0)) {
      code = (code << 6) | ((bytes[at++] ?? 0) & 0x3f)
      left--
    }
    codes.push(left === 0 ? code : REPLACEMENT)
    if (codes.length >= CHUNK) parts.push(String.fromCodePoint(...codes.splice(0)))
  }
  return parts.join('') + String.fromCodePoint(...codes)
}

/** Whether a byte may follow; after four of the first bytes not every one may: too long, a half of a pair, too great. */
function continues(byte: number, first: number): boolean {
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  return byte >= least && byte <= most
}

/** UTF-8 of RFC 3629; halves of a pair become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const known = code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code
    if (known < 0x80) bytes.push(known)
    else if (known < 0x800) bytes.push(0xc0 | (known >> 6), 0x80 | (known & 63))
    else if (known < 0x10000) bytes.push(0xe0 | (known >> 12), 0x80 | ((known >> 6) & 63), 0x80 | (known & 63))
    else bytes.push(0xf0 | (known >> 18), 0x80 | ((known >> 12) & 63), 0x80 | ((known >> 6) & 63), 0x80 | (known & 63))
  }
  return Uint8Array.from(bytes)
}
