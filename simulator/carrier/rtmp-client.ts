import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { TAG } from '../../server/src/gateway/wire/flv.ts'
import type { FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { openRtmpLink } from './rtmp-link.ts'
import type { Dial, LinkNews, LossReason, RtmpLink } from './rtmp-link.ts'

/** Where a phone's pictures and sound come from: they go on while the network is away. */
export interface TagSource {
  start(push: (tag: FlvTag) => void, scope: Scope): void
}

/** What a phone says about itself: live-pusher's and live-player's state codes, and the server's words if it refused. */
export interface PhoneReport {
  readonly code: number
  readonly words: string
}

interface PhoneNeeds {
  readonly url: string
  readonly report?: (report: PhoneReport) => void
  /** Waits before each retry; after the last one failed too, the phone gives up. */
  readonly retryDelaysMs?: readonly number[]
  readonly dial?: Dial
  /** The bytes that wait to be sent, as often as something is. */
  readonly queued?: (bytes: number) => void
}

/** A server that does not answer is no server. */
const ACCEPT_WITHIN_MS = 10_000
/** live-pusher tries three times. */
const RETRY_DELAYS_MS = [500, 1_000, 2_000]

const CODES = {
  publish: { connected: 1001, accepted: 1002, retrying: 1102, gone: -1307 },
  play: { connected: 2001, accepted: 2002, retrying: 2103, gone: -2301 },
} as const
const LOSS_CODES: Readonly<Record<LossReason, number>> = { unreachable: 3002, handshake: 3003, closed: 3004, broken: 3005 }
const FIRST_PICTURE = 2003

/** A phone that publishes, as live-pusher does: it retries the address it has, then gives up as -1307. Ends with `scope`. */
export function pushFromPhone({ source, ...needs }: PhoneNeeds & { readonly source: TagSource }, scope: Scope): void {
  const camera = createCamera(needs.queued)
  retry('publish', needs, (link) => camera.plug(link), () => undefined, scope)
  source.start(camera.push, scope)
}

/** A phone that plays, as live-player does. Times are the server's. */
export function playOnPhone({ onTag, ...needs }: PhoneNeeds & { readonly onTag: (tag: FlvTag) => void }, scope: Scope): void {
  let pictures = 0
  const take = (tag: FlvTag): void => {
    if (isPicture(tag) && ++pictures === 1) needs.report?.({ code: FIRST_PICTURE, words: '' })
    onTag(tag)
  }
  retry('play', needs, () => undefined, take, scope)
}

/** Connects, and connects again after each loss. A connection that was accepted fills up the tries. */
function retry(role: 'publish' | 'play', needs: PhoneNeeds, plug: (link: RtmpLink | null) => void, onTag: (tag: FlvTag) => void, scope: Scope): void {
  const delays = needs.retryDelaysMs ?? RETRY_DELAYS_MS
  const codes = CODES[role]
  const report = (code: number, words = ''): void => needs.report?.({ code, words })
  let tries = 0

  const attempt = (): void => {
    const visit = createScope(scope)
    const waiting = createScope(visit)
    let refused = false
    const lose = (why: LossReason): void => {
      visit.end()
      plug(null)
      if (!refused) report(LOSS_CODES[why])
      const delay = delays[tries]
      tries += 1
      if (delay === undefined) return report(codes.gone)
      report(codes.retrying)
      after(scope, delay, attempt)
    }
    const tell = (news: LinkNews): void => {
      switch (news.news) {
        case 'connected':
          return report(codes.connected)
        case 'accepted':
          waiting.end()
          tries = 0
          report(codes.accepted)
          return plug(link)
        case 'refused':
          refused = true
          return report(LOSS_CODES.closed, `${news.description} ${news.details}`.trim())
        case 'tag':
          return onTag(news.tag)
        case 'lost':
          return lose(news.why)
      }
    }
    after(waiting, ACCEPT_WITHIN_MS, () => lose('unreachable'))
    const link = openRtmpLink({ url: needs.url, role, tell, ...(needs.dial ? { dial: needs.dial } : {}) }, visit)
  }
  attempt()
}

interface Camera {
  push(tag: FlvTag): void
  plug(link: RtmpLink | null): void
}

/** More that waits is not sent any more: pictures are left out until it has drained, as phones do. */
const MOST_QUEUED_BYTES = 192 * 1024

/** A new connection gets the configurations, then pictures from the next keyframe, with times from 0. */
function createCamera(queued: PhoneNeeds['queued'] = () => undefined): Camera {
  const configs = new Map<number, FlvTag>()
  let link: RtmpLink | null = null
  let startedAt: number | null = null
  let skipping = false
  const fits = (tag: FlvTag, { queuedBytes }: RtmpLink): boolean => {
    queued(queuedBytes)
    if (!isPicture(tag)) return true
    skipping = queuedBytes > MOST_QUEUED_BYTES || (skipping && !isKey(tag))
    return !skipping
  }
  return {
    plug(next) {
      link = next
      startedAt = null
      skipping = false
    },
    push(tag) {
      if (isConfig(tag)) configs.set(tag.type, tag)
      if (link === null || tag.type === TAG.data) return
      if (startedAt === null) {
        if (!isKey(tag) && configs.has(TAG.video)) return
        startedAt = tag.timestamp
        for (const config of configs.values()) link.send({ ...config, timestamp: 0 })
      }
      if (fits(tag, link)) link.send({ ...tag, timestamp: Math.max(0, tag.timestamp - startedAt) })
    },
  }
}

const isConfig = ({ type, body }: FlvTag): boolean => (type === TAG.video || type === TAG.audio) && body[1] === 0
const isPicture = ({ type, body }: FlvTag): boolean => type === TAG.video && body[1] === 1
const isKey = (tag: FlvTag): boolean => isPicture(tag) && (tag.body[0] ?? 0) >> 4 === 1
