import type { Scope } from '#shared/kernel/scope'
import type { StreamTag } from '../../border/carrier.ts'

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

/** H.264 in FLV's video tags. `onFailed` comes for a picture that can't be decoded: it goes on with the next keyframe. */
export function createPictureDecoder(window: Window & typeof globalThis, { onFailed, onSize }: { onFailed(): void; onSize(width: number, height: number): void }, scope: Scope): PictureDecoder {
  let waiting: VideoFrame[] = []
  let config: Uint8Array | null = null
  let needsKey = true
  let [decoded, dropped] = [0, 0]
  let size = ''
  let decoder: VideoDecoder | null = null

  const drop = (frames: readonly VideoFrame[]): void => {
    for (const frame of frames) frame.close()
    dropped += frames.length
  }
  const show = (frame: VideoFrame): void => {
    decoded += 1
    if (`${frame.displayWidth}x${frame.displayHeight}` !== size) {
      size = `${frame.displayWidth}x${frame.displayHeight}`
      onSize(frame.displayWidth, frame.displayHeight)
    }
    waiting.push(frame)
    if (waiting.length > MOST_WAITING) drop(waiting.splice(0, waiting.length - MOST_WAITING))
  }
  const configure = (): void => {
    if (config === null) return
    if (decoder?.state !== 'closed') decoder?.close()
    decoder = new window.VideoDecoder({
      output: (frame) => (scope.ended ? frame.close() : show(frame)),
      error() {
        needsKey = true
        onFailed()
        configure()
      },
    })
    const [profile = 0x42, constraints = 0, level = 31] = config.subarray(1, 4)
    decoder.configure({ codec: `avc1.${[profile, constraints, level].map((value) => value.toString(16).padStart(2, '0')).join('')}`, description: config, optimizeForLatency: true })
    needsKey = true
  }
  scope.onEnd(() => {
    if (decoder?.state !== 'closed') decoder?.close()
    drop(waiting.splice(0))
  })
  return {
    take({ timestamp, body }) {
      const isConfig = body[1] === 0
      const data = body.subarray(5)
      if (isConfig) {
        if (config !== null && sameBytes(config, data)) return
        config = data.slice()
        return configure()
      }
      const key = (body[0] ?? 0) >> 4 === 1
      if (decoder?.state !== 'configured' || body[1] !== 1 || (needsKey && !key)) return
      if (decoder.decodeQueueSize > MOST_QUEUED) {
        needsKey = true
        dropped += 1
        return
      }
      needsKey = false
      decoder.decode(new window.EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: timestamp * 1_000, data }))
    },
    due(mediaMs) {
      const late = waiting.filter(({ timestamp }) => timestamp / 1_000 <= mediaMs)
      const last = late.at(-1) ?? null
      if (last === null) return null
      waiting = waiting.filter((frame) => !late.includes(frame))
      for (const frame of late) if (frame !== last) frame.close()
      return last
    },
    get decoded() {
      return decoded
    },
    get dropped() {
      return dropped
    },
    reset() {
      needsKey = true
      drop(waiting.splice(0))
    },
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((value, index) => value === b[index])
