/** An error's first line, and where in the mini-program's own sources it happened: `pages/a/index.js:12:5`. */
export interface Trouble {
  readonly text: string
  readonly at: string | null
}

/** Addresses that the sandbox gives to sources. */
export const SOURCE_SCHEME = 'weapp:///'
const SOURCE_LINE = /weapp:\/\/\/([^\s():]+(?:\.js)?):(\d+)(?::(\d+))?/

export function troubleOf(error: unknown): Trouble {
  const stack = typeof error === 'object' && error !== null ? Reflect.get(error, 'stack') : undefined
  const message = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined
  const name = typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined
  const [, path, line, column] = SOURCE_LINE.exec(typeof stack === 'string' ? stack : '') ?? []
  const text = typeof message === 'string' ? `${typeof name === 'string' ? name : 'Error'}: ${message}` : textOf(error)
  return { text, at: path === undefined ? null : `${path}:${line}${column === undefined ? '' : `:${column}`}` }
}

/** Any value as the console shows it; what can't be shown is named by its kind. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return `${value.name}: ${value.message}`
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
