import * as v from 'valibot'
import { every, type Scope } from '#shared/kernel/scope'
import { TAG, type FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { OUT_OF_REACH, readStreamTag, STREAM_TAG, writeStreamTag, type StreamNews, type StreamOrder } from '../border/carrier.ts'
import { createAacEncoder, type AacEncoder } from './aac-encoder.ts'
import { playFlv } from './flv-client.ts'
import type { NetworkPath } from './path.ts'
import type { ShapedSocket } from './shaped-socket.ts'
import { playOnPhone, pushFromPhone } from './rtmp-client.ts'

/** The page's end of one stream. */
export interface StreamDoor {
  tell(news: StreamNews): void
  send(bytes: Uint8Array): boolean
}

/** Supplied by the endpoint. */
export interface StreamNeeds {
  readonly path: NetworkPath
  readonly door: StreamDoor
  /** Whether this phone may talk to this address at all, and where it leads. */
  resolve(url: string): string | null
}

/** What one page's stream is told to do, and what it is given. */
export interface LiveStream {
  /** A tag for the way up; PCM becomes AAC. */
  take(bytes: Uint8Array): void
}

const orderSchema = v.variant('order', [
  v.object({ order: v.literal('push'), url: v.string(), sound: v.nullable(v.object({ sampleRate: v.number(), channels: v.number(), bitrate: v.number() })) }),
  v.object({ order: v.literal('play'), url: v.string() }),
])

/** A page's order, or null if it is none. */
export function readOrder(text: string): StreamOrder | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), orderSchema), text)
  return parsed.success ? parsed.output : null
}

/** Codes of a stream whose address leads nowhere: the name was not found. */
const NO_ADDRESS = { push: 3_001, play: 3_001 } as const
const GONE = { push: -1307, play: -2301 } as const

/** Starts a stream, by RTMP alone where it goes up; it ends with the scope. */
export function startStream(order: StreamOrder, needs: StreamNeeds, scope: Scope): LiveStream {
  const url = needs.resolve(order.url)
  if (url === null || (order.order === 'push' && !url.startsWith('rtmp://'))) {
    needs.door.tell({ news: 'code', code: NO_ADDRESS[order.order], message: OUT_OF_REACH })
    needs.door.tell({ news: 'code', code: GONE[order.order], message: '' })
    return { take: () => undefined }
  }
  return order.order === 'push' ? push({ ...order, url }, needs, scope) : play(url, needs, scope)
}

const NEWS_MS = 250

function push({ url, sound }: StreamOrder & { readonly order: 'push' }, { path, door }: StreamNeeds, scope: Scope): LiveStream {
  let onTag: (tag: FlvTag) => void = () => undefined
  let queuedBytes = 0
  let socket: ShapedSocket | null = null
  let [gone, told] = [0, 0]
  const send = (tag: FlvTag): void => onTag(tag)
  const sentBytes = (): number => gone + (socket?.sentBytes ?? 0)
  pushFromPhone({
    url,
    dial(address) {
      gone = sentBytes()
      return (socket = path.dial(address, 'live'))
    },
    source: { start: (take) => void (onTag = take) },
    report: ({ code, words }) => door.tell({ news: 'code', code, message: words }),
    queued: (waiting) => void (queuedBytes = waiting),
  }, scope)
  const failed = (): void => door.tell({ news: 'code', code: -1304, message: 'audio encoder failed' })
  const aac: AacEncoder | null = sound === null ? null : createAacEncoder(sound, send, failed, scope)
  every(scope, NEWS_MS, () => {
    const bytes = sentBytes() - told
    told += bytes
    door.tell({ news: 'sent', queuedBytes, bytes })
  })
  return {
    take(message) {
      const tag = readStreamTag(message)
      if (tag === null) return
      if (tag.type === STREAM_TAG.pcm) aac?.push(tag.body, tag.timestamp)
      else if (tag.type === TAG.video) send({ type: TAG.video, timestamp: tag.timestamp, body: Buffer.from(tag.body) })
    },
  }
}

function play(url: string, { path, door }: StreamNeeds, scope: Scope): LiveStream {
  const needs = {
    url,
    dial: (address: Parameters<NetworkPath['dial']>[0]) => path.dial(address, 'live'),
    report: ({ code, words }: { readonly code: number; readonly words: string }) => door.tell({ news: 'code', code, message: words }),
    onTag: ({ type, timestamp, body }: FlvTag) => void (type === TAG.data || door.send(writeStreamTag({ type, timestamp, body }))),
  }
  if (url.startsWith('rtmp://')) playOnPhone(needs, scope)
  else playFlv(needs, scope)
  return { take: () => undefined }
}
