import { bufferOf, bytesIn, joined } from '../files/bytes.ts'
import { decodeText, encodeText } from '../files/text.ts'

/** Bytes as text, and back, in UTF-8. */
export const textIn = (bytes: Uint8Array): string => decodeText(bytes, 'utf8')
export const bytesOfText = (text: string): Uint8Array => encodeText(text, 'utf8')

export interface Body {
  readonly address: string
  readonly body: ArrayBuffer | null
  /** The type that goes with it, where the caller named none. */
  readonly type: string | null
}

const JSON_TYPE = 'application/json'

/** What `wx.request` does with `data`: into the address for GET, as JSON or a form else; texts and bytes as they are. */
export function bodyFor(url: string, method: string, data: unknown, type: string | undefined): Body {
  if (data === undefined || data === null) return { address: url, body: null, type: type ?? JSON_TYPE }
  const bytes = bytesIn(data)
  if (bytes) return { address: url, body: bufferOf(bytes), type: type ?? JSON_TYPE }
  if (typeof data === 'string') return { address: url, body: method === 'GET' ? null : bufferOf(bytesOfText(data)), type: type ?? JSON_TYPE }
  if (method === 'GET') return { address: withQuery(url, data), body: null, type: type ?? JSON_TYPE }
  const text = type?.startsWith('application/x-www-form-urlencoded') ? formOf(data) : JSON.stringify(data)
  return { address: url, body: bufferOf(bytesOfText(text)), type: type ?? JSON_TYPE }
}

const formOf = (data: unknown): string => Object.entries(typeof data === 'object' && data !== null ? data : {}).map(([name, value]: readonly [string, unknown]) => `${encodeURIComponent(name)}=${encodeURIComponent(plain(value))}`).join('&')

function withQuery(url: string, data: unknown): string {
  const query = formOf(data)
  if (query === '') return url
  const [address = '', hash] = url.split('#')
  return `${address}${address.includes('?') ? '&' : '?'}${query}${hash === undefined ? '' : `#${hash}`}`
}

const plain = (value: unknown): string => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))

/** One file and texts as `multipart/form-data` (RFC 7578). */
export function multipart(file: { readonly name: string; readonly fileName: string; readonly type: string; readonly bytes: Uint8Array }, fields: Readonly<Record<string, unknown>>, boundary: string): ArrayBuffer {
  const texts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${plain(value)}\r\n`).join('')
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(file.name)}"; filename="${quoted(file.fileName)}"\r\nContent-Type: ${file.type}\r\n\r\n`
  return bufferOf(joined(bytesOfText(texts + head), file.bytes, bytesOfText(`\r\n--${boundary}--\r\n`)))
}

const quoted = (text: string): string => text.replace(/["\r\n]/g, (letter) => encodeURIComponent(letter))
