import { after, createScope, type Scope } from '#shared/kernel/scope'
import { createFlvReader } from '../../server/src/gateway/wire/flv-read.ts'
import { TAG, type FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { openRequest } from './http-request.ts'
import type { PhoneReport } from './rtmp-client.ts'
import type { Dial } from './rtmp-link.ts'

/** Supplied by the stream. */
export interface FlvNeeds {
  readonly url: string
  readonly dial: Dial
  readonly report: (report: PhoneReport) => void
  readonly onTag: (tag: FlvTag) => void
  readonly retryDelaysMs?: readonly number[]
}

const RETRY_DELAYS_MS = [500, 1_000, 2_000]
/** A server that does not answer is no server. */
const ANSWER_WITHIN_MS = 10_000
const MOST_TAG_BYTES = 8 * 1024 * 1024
const CODES = { connected: 2001, begun: 2002, picture: 2003, retrying: 2103, unreachable: 3002, broken: 3005, gone: -2301 } as const

/** Plays HTTP-FLV as live-player does: tries again by itself, then gives up. Times are the server's. */
export function playFlv(needs: FlvNeeds, scope: Scope): void {
  const delays = needs.retryDelaysMs ?? RETRY_DELAYS_MS
  let tries = 0
  let pictures = 0
  const tell = (code: number, words = ''): void => needs.report({ code, words })
  const attempt = (): void => {
    const visit = createScope(scope)
    const lose = (code: number, words = ''): void => {
      if (visit.ended) return
      visit.end()
      tell(code, words)
      const delay = delays[tries]
      tries += 1
      if (delay === undefined) return tell(CODES.gone)
      tell(CODES.retrying)
      after(scope, delay, attempt)
    }
    open(needs, visit, lose, () => {
      tries = 0
      tell(CODES.connected)
      tell(CODES.begun)
    }, (tag) => {
      if (tag.type === TAG.video && tag.body[1] === 1 && ++pictures === 1) tell(CODES.picture)
      needs.onTag(tag)
    })
  }
  attempt()
}

function open({ url, dial }: FlvNeeds, visit: Scope, lose: (code: number, words?: string) => void, begun: () => void, onTag: (tag: FlvTag) => void): void {
  const waiting = createScope(visit)
  after(waiting, ANSWER_WITHIN_MS, () => lose(CODES.unreachable))
  const request = openRequest(new URL(url), { headers: { 'user-agent': 'live-player' } }, dial, (response) => {
    if (response.statusCode !== 200) {
      response.resume()
      return lose(CODES.broken, `HTTP ${response.statusCode ?? 0}`)
    }
    waiting.end()
    begun()
    const reader = createFlvReader(MOST_TAG_BYTES)
    response.on('data', (bytes: Buffer) => {
      const read = reader.read(bytes)
      if (read.ok) read.value.forEach(onTag)
      else lose(CODES.broken, read.failure)
    })
    response.on('end', () => lose(CODES.broken))
    response.on('error', () => lose(CODES.broken))
  })
  request.on('error', () => lose(CODES.unreachable))
  request.end()
  visit.onEnd(() => request.destroy())
}
