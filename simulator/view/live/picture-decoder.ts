import type { Scope } from '#shared/kernel/scope'
import type { StreamTag } from '../../border/carrier.ts'
import { tellsColour } from './sps-colour.ts'

/** Pictures that are decoded and wait to be due. */
export interface PictureDecoder {
  take(tag: StreamTag): void
  /** The latest picture that is due; older ones are dropped. The taker closes it. */
  due(mediaMs: number): VideoFrame | null
  readonly decoded: number
  readonly dropped: number
  reset(): void
}

const MOST_WAITING = 120
const MOST_QUEUED = 90

/** Supplied by the downlink. `failed` comes for a picture that can't be decoded: it goes on with the next keyframe. */
export interface DecoderEar { onFailed(): void; onSize(width: number, height: number): void }

/** H.264 in FLV's video tags. */
export const createPictureDecoder = (window: Window & typeof globalThis, ear: DecoderEar, scope: Scope): PictureDecoder => new Pictures(window, ear, scope)

class Pictures implements PictureDecoder {
  readonly #window: Window & typeof globalThis
  readonly #ear: DecoderEar
  readonly #scope: Scope
  #waiting: VideoFrame[] = []
  #config: Uint8Array | null = null
  #decoder: VideoDecoder | null = null
  #needsKey = true
  #size = ''
  decoded = 0
  dropped = 0

  constructor(window: Window & typeof globalThis, ear: DecoderEar, scope: Scope) {
    this.#window = window
    this.#ear = ear
    this.#scope = scope
    scope.onEnd(() => {
      this.#close()
      this.#drop(this.#waiting.splice(0))
    })
  }

  take({ timestamp, body }: StreamTag): void {
    const data = body.subarray(5)
    if (body[1] === 0) return this.#take(data)
    const key = (body[0] ?? 0) >> 4 === 1
    if (this.#decoder?.state !== 'configured' || body[1] !== 1 || (this.#needsKey && !key)) return
    if (this.#decoder.decodeQueueSize > MOST_QUEUED) {
      this.#needsKey = true
      this.dropped += 1
      return
    }
    this.#needsKey = false
    this.#decoder.decode(new this.#window.EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: timestamp * 1_000, data }))
  }

  due(mediaMs: number): VideoFrame | null {
    const late = this.#waiting.filter(({ timestamp }) => timestamp / 1_000 <= mediaMs)
    const last = late.at(-1) ?? null
    if (last === null) return null
    this.#waiting = this.#waiting.filter((frame) => !late.includes(frame))
    for (const frame of late) if (frame !== last) frame.close()
    return last
  }

  reset(): void {
    this.#needsKey = true
    this.#drop(this.#waiting.splice(0))
  }

  /** Phones and browsers change their picture's size on the way: a new configuration is a new decoder. */
  #take(config: Uint8Array): void {
    if (this.#config !== null && sameBytes(this.#config, config)) return
    this.#config = config.slice()
    this.#configure(this.#config)
  }

  #configure(config: Uint8Array): void {
    this.#close()
    const decoder = new this.#window.VideoDecoder({
      output: (frame) => (this.#scope.ended ? frame.close() : this.#keep(frame)),
      error: () => {
        this.#ear.onFailed()
        if (!this.#scope.ended) this.#configure(config)
      },
    })
    const [profile = 0x42, constraints = 0, level = 31] = config.subarray(1, 4)
    decoder.configure({ codec: `avc1.${[profile, constraints, level].map((value) => value.toString(16).padStart(2, '0')).join('')}`, description: config, optimizeForLatency: true, ...(tellsColour(config) ? {} : { colorSpace: BT601 }) })
    this.#decoder = decoder
    this.#needsKey = true
  }

  #keep(frame: VideoFrame): void {
    this.decoded += 1
    const size = `${frame.displayWidth}x${frame.displayHeight}`
    if (size !== this.#size) this.#ear.onSize(frame.displayWidth, frame.displayHeight)
    this.#size = size
    this.#waiting.push(frame)
    if (this.#waiting.length > MOST_WAITING) this.#drop(this.#waiting.splice(0, this.#waiting.length - MOST_WAITING))
  }

  #drop(frames: readonly VideoFrame[]): void {
    for (const frame of frames) frame.close()
    this.dropped += frames.length
  }

  #close(): void {
    if (this.#decoder !== null && this.#decoder.state !== 'closed') this.#decoder.close()
    this.#decoder = null
  }
}

/** What cameras mean that say nothing. */
const BT601: VideoColorSpaceInit = { primaries: 'smpte170m', transfer: 'smpte170m', matrix: 'smpte170m', fullRange: false }

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((value, index) => value === b[index])
