import type { WxsPlace } from '../border/app-package.ts'

/** An error's first line, and where in the mini-program's own sources it happened: `pages/a/index.js:12:5`. */
export interface Trouble {
  readonly text: string
  readonly at: string | null
}

/** Addresses that the sandbox gives to sources. */
export const SOURCE_SCHEME = 'weapp:///'
const SOURCE_LINE = /weapp:\/\/\/([^\s():]+(?:\.js)?):(\d+)(?::(\d+))?/g
/** The name under which compiled templates run. */
export const TEMPLATES = 'templates'

/** `wxs`: where scripts of templates stand in the compiled templates. */
export function troubleOf(error: unknown, wxs: readonly WxsPlace[] = []): Trouble {
  const { name, message, stack } = partsOf(error)
  return { text: message === null ? textOf(error) : `${name}: ${message}`, at: placeIn(stack, wxs) }
}

/** What an error has, whatever realm it is from. */
function partsOf(error: unknown): { readonly name: string; readonly message: string | null; readonly stack: string } {
  const part = (name: string): string | null => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof value === 'string' ? value : null
  }
  return { name: part('name') ?? 'Error', message: part('message'), stack: part('stack') ?? '' }
}

/** The first line of the stack that is one of a source; compiled templates are none, but for their scripts. */
function placeIn(stack: string, wxs: readonly WxsPlace[]): string | null {
  for (const [, path = '', line = '', column] of stack.matchAll(SOURCE_LINE)) {
    const place = path === TEMPLATES ? wxsPlace(Number(line), wxs) : `${path}:${line}${column === undefined ? '' : `:${column}`}`
    if (place !== null) return place
  }
  return null
}

function wxsPlace(line: number, places: readonly WxsPlace[]): string | null {
  const place = places.find(({ compiledLine, lines }) => line >= compiledLine && line < compiledLine + lines)
  return place ? `${place.path}:${place.line + line - place.compiledLine}` : null
}

/** Any value as the console shows it; what can't be shown is named by its kind. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const { name, message } = partsOf(value)
  if (message !== null && Object.prototype.toString.call(value) === '[object Error]') return `${name}: ${message}`
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
