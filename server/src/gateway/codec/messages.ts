import * as v from 'valibot'
import { mixNews, mixOrders } from './mix-messages.ts'
import type { MixNews, MixOrder } from './mix-messages.ts'

/** Spoken between the gateway and its codec process, over the channel of `fork` with advanced serialization. Times in ms. */
export type CodecOrder =
  | { readonly type: 'open'; readonly id: number; readonly conversion: ConversionKind }
  | { readonly type: 'push'; readonly id: number; readonly data: Uint8Array; readonly atMs: number }
  | { readonly type: 'close'; readonly id: number }
  /** A keyframe's picture as JPEG: `description` is its AVCDecoderConfigurationRecord, `sample` has lengths of 4 bytes. */
  | { readonly type: 'still'; readonly id: number; readonly codec: string; readonly description: Uint8Array; readonly sample: Uint8Array }
  | MixOrder

export type ConversionKind =
  | { readonly to: 'opus'; readonly asc: Uint8Array; readonly sampleRate: number; readonly channels: number }
  | { readonly to: 'aac' }

export type CodecNews =
  /** `level`: how loud it sounds, in dB below full scale (0 to 127); of sound that becomes Opus. */
  | { readonly type: 'made'; readonly id: number; readonly data: Uint8Array; readonly atMs: number; readonly level: number | null }
  /** The conversion ended by a fault of its input; it may be opened again. */
  | { readonly type: 'failed'; readonly id: number }
  /** The answer to `still`; null if the picture could not be decoded. */
  | { readonly type: 'still'; readonly id: number; readonly jpeg: Uint8Array | null }
  | MixNews

const bytes = v.instance(Uint8Array)

const orderSchema = v.variant('type', [
  v.object({
    type: v.literal('open'),
    id: v.number(),
    conversion: v.variant('to', [
      v.object({ to: v.literal('opus'), asc: bytes, sampleRate: v.number(), channels: v.number() }),
      v.object({ to: v.literal('aac') }),
    ]),
  }),
  v.object({ type: v.literal('push'), id: v.number(), data: bytes, atMs: v.number() }),
  v.object({ type: v.literal('close'), id: v.number() }),
  v.object({ type: v.literal('still'), id: v.number(), codec: v.string(), description: bytes, sample: bytes }),
  ...mixOrders,
])

const newsSchema = v.variant('type', [
  v.object({ type: v.literal('made'), id: v.number(), data: bytes, atMs: v.number(), level: v.nullable(v.number()) }),
  v.object({ type: v.literal('failed'), id: v.number() }),
  v.object({ type: v.literal('still'), id: v.number(), jpeg: v.nullable(bytes) }),
  ...mixNews,
])

/** An order as it came, or null if it is none. */
export function parseCodecOrder(message: unknown): CodecOrder | null {
  const parsed = v.safeParse(orderSchema, message)
  return parsed.success ? parsed.output : null
}

/** News as they came, or null if they are none. */
export function parseCodecNews(message: unknown): CodecNews | null {
  const parsed = v.safeParse(newsSchema, message)
  return parsed.success ? parsed.output : null
}
