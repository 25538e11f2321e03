/** What a client wants, out of the name it gives: `<stream>?token=…`. */
export interface StreamAddress {
  readonly stream: string
  /** Empty when there is none. */
  readonly token: string
}

/** The only application: `rtmp://host/live/<stream>`. */
const APP = 'live'
/** Names and URLs longer than this are nobody's. */
const MAX_TEXT = 4_096
const STREAM = /^[A-Za-z0-9._-]{1,200}$/

/** Whether `connect` named our application; a query or slash behind it is common. */
export const isOurApp = (app: string | null): boolean => app !== null && app.length <= MAX_TEXT && /^\/*([^/?]*)/.exec(app)?.[1] === APP

/** The token in the query of a URL or application name, empty when there is none. */
export function tokenIn(text: string | null): string {
  if (text === null || text.length > MAX_TEXT) return ''
  const query = text.indexOf('?')
  return query < 0 ? '' : (new URLSearchParams(text.slice(query + 1)).get('token') ?? '')
}

/** Reads the name of `publish` or `play`, or null when it can't be one. `fallback` is the token of the connection's URL. */
export function readStreamAddress(name: unknown, fallback: string): StreamAddress | null {
  if (typeof name !== 'string' || name.length > MAX_TEXT) return null
  const stream = name.split('?')[0] ?? ''
  return STREAM.test(stream) ? { stream, token: tokenIn(name) || fallback } : null
}
