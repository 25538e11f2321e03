import type { Ask, HttpReply } from './contract'
import { parseJson } from './parse-json'

const NO_ANSWER: HttpReply = { status: 0, body: null }

/** The browser's fetch, with a deadline. */
export const ask: Ask = async ({ method, url, token, body, timeoutMs }) => {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), timeoutMs)
  try {
    const reply = await fetch(url, {
      method,
      signal: deadline.signal,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, body: parseJson(await reply.text()) }
  } catch {
    return NO_ANSWER
  } finally {
    clearTimeout(timer)
  }
}
