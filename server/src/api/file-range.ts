import type { IncomingHttpHeaders } from 'node:http'

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly modifiedAt: number
}

/** How a question for a file is answered (RFC 9110, 13 and 14). `start` and `end` are both included; an empty file has none. */
export type FileAnswer =
  | { readonly status: 200 | 206; readonly start: number; readonly end: number }
  | { readonly status: 304 | 412 | 416 }

/** Weak: it says nothing of the bytes but that the file was not touched. */
export const etagOf = ({ bytes, modifiedAt }: FileFacts): string => `W/"${bytes.toString(16)}-${modifiedAt.toString(16)}"`

/** Conditions first, then the range; ranges that are not understood, and several at once, get the whole. */
export function answerFor(headers: IncomingHttpHeaders, method: string, facts: FileFacts): FileAnswer {
  if (isUnmet(headers, facts)) return { status: 412 }
  if (isUnchanged(headers, facts)) return { status: 304 }
  const whole = { status: 200, start: 0, end: facts.bytes - 1 } as const
  if (method !== 'GET' || !isSameAs(headers['if-range'], facts)) return whole
  return rangeOf(headers.range, facts.bytes) ?? whole
}

function isUnmet(headers: IncomingHttpHeaders, facts: FileFacts): boolean {
  const match = headers['if-match']
  return match === undefined ? isLater(facts, headers['if-unmodified-since']) : !names(match, facts)
}

function isUnchanged(headers: IncomingHttpHeaders, facts: FileFacts): boolean {
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined) return names(noneMatch, facts)
  const since = headers['if-modified-since']
  return since !== undefined && Number.isFinite(Date.parse(since)) && !isLater(facts, since)
}

/** Tags are compared as weak ones. */
const names = (list: string, facts: FileFacts): boolean => list.trim() === '*' || list.split(',').some((tag) => bare(tag) === bare(etagOf(facts)))
const bare = (tag: string): string => tag.trim().replace(/^W\//, '')

/** HTTP knows whole seconds only. */
const isLater = ({ modifiedAt }: FileFacts, date: string | undefined): boolean => date !== undefined && Math.floor(modifiedAt / 1_000) * 1_000 > Date.parse(date)

const isSameAs = (validator: string | readonly string[] | undefined, facts: FileFacts): boolean =>
  validator === undefined || (typeof validator === 'string' && validator.includes('"') ? names(validator, facts) : Math.floor(facts.modifiedAt / 1_000) * 1_000 === Date.parse(String(validator)))

function rangeOf(header: string | undefined, bytes: number): FileAnswer | null {
  const [, from = '', to = ''] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') return to === '0' || bytes === 0 ? { status: 416 } : { status: 206, start: Math.max(0, bytes - Number(to)), end: bytes - 1 }
  const start = Number(from)
  if (to !== '' && Number(to) < start) return null
  return start >= bytes ? { status: 416 } : { status: 206, start, end: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) }
}
