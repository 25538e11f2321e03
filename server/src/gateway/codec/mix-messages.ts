import * as v from 'valibot'

const bytes = v.instance(Uint8Array)
const pixels = v.pipe(v.number(), v.integer(), v.multipleOf(2), v.minValue(0), v.maxValue(4_096))

/** A place in the mixed picture, in even pixels. Later ones lie over earlier ones. */
export interface SceneTile {
  /** The input whose picture it shows, or null for a card with the name's letter. */
  readonly input: number | null
  readonly name: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly fit: 'cover' | 'contain'
  /** A picture that stands still is shown on: a shared screen sends nothing while nothing moves. */
  readonly patient: boolean
  readonly inset: boolean
}

/** What a mix looks like until told otherwise. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly tiles: readonly SceneTile[]
}

/** An access unit of an input, on the input's own clock: `data` has lengths of 4 bytes. */
export interface MixPicture {
  readonly kind: 'video'
  readonly key: boolean
  readonly atMs: number
  /** With keyframes: the codec's name and the AVCDecoderConfigurationRecord. */
  readonly config: { readonly codec: string; readonly description: Uint8Array } | null
  readonly data: Uint8Array
}

/** An AAC frame or an Opus packet of an input, on the same clock as its pictures. */
export interface MixSound {
  readonly kind: 'audio'
  readonly atMs: number
  readonly codec: MixSoundCodec
  readonly data: Uint8Array
}

export type MixSoundCodec =
  | { readonly name: 'opus' }
  | { readonly name: 'aac'; readonly asc: Uint8Array; readonly sampleRate: number; readonly channels: number }

/** What a mix made: H.264 with its record at keyframes, or AAC-LC (48 kHz, stereo). `atMs` counts on the mix's clock. */
export type MixedFrame =
  | { readonly kind: 'video'; readonly key: boolean; readonly atMs: number; readonly description: Uint8Array | null; readonly data: Uint8Array }
  | { readonly kind: 'audio'; readonly atMs: number; readonly data: Uint8Array }

export type MixOrder =
  /** Opens the mix, or changes its look; null closes it. */
  | { readonly type: 'mix'; readonly id: number; readonly scene: Scene | null }
  | { readonly type: 'mix-input'; readonly id: number; readonly input: number; readonly frame: MixPicture | MixSound }
  | { readonly type: 'mix-input-end'; readonly id: number; readonly input: number }

export type MixNews =
  | { readonly type: 'mixed'; readonly id: number; readonly frame: MixedFrame }
  /** The encoder gave up; nothing more comes. */
  | { readonly type: 'mix-failed'; readonly id: number }

export const sceneSchema = v.object({
  width: pixels,
  height: pixels,
  tiles: v.array(v.object({
    input: v.nullable(v.number()),
    name: v.string(),
    left: pixels,
    top: pixels,
    width: pixels,
    height: pixels,
    fit: v.picklist(['cover', 'contain']),
    patient: v.boolean(),
    inset: v.boolean(),
  })),
})

const soundCodec = v.variant('name', [
  v.object({ name: v.literal('opus') }),
  v.object({ name: v.literal('aac'), asc: bytes, sampleRate: v.number(), channels: v.number() }),
])

const inputFrame = v.variant('kind', [
  v.object({
    kind: v.literal('video'),
    key: v.boolean(),
    atMs: v.number(),
    config: v.nullable(v.object({ codec: v.string(), description: bytes })),
    data: bytes,
  }),
  v.object({ kind: v.literal('audio'), atMs: v.number(), codec: soundCodec, data: bytes }),
])

const mixedFrame = v.variant('kind', [
  v.object({ kind: v.literal('video'), key: v.boolean(), atMs: v.number(), description: v.nullable(bytes), data: bytes }),
  v.object({ kind: v.literal('audio'), atMs: v.number(), data: bytes }),
])

/** The schemas of `MixOrder`. */
export const mixOrders = [
  v.object({ type: v.literal('mix'), id: v.number(), scene: v.nullable(sceneSchema) }),
  v.object({ type: v.literal('mix-input'), id: v.number(), input: v.number(), frame: inputFrame }),
  v.object({ type: v.literal('mix-input-end'), id: v.number(), input: v.number() }),
] as const

/** The schemas of `MixNews`. */
export const mixNews = [
  v.object({ type: v.literal('mixed'), id: v.number(), frame: mixedFrame }),
  v.object({ type: v.literal('mix-failed'), id: v.number() }),
] as const
