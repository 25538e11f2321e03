import { EncodedVideoChunk, VideoDecoder } from '@napi-rs/webcodecs'
import type { VideoFrame } from '@napi-rs/webcodecs'
import type { MixPicture } from '../mix-messages.ts'
import type { Picture } from './picture.ts'
import type { Playout } from './playout.ts'

/** The pictures of one input. */
export interface VideoInput {
  /** The picture to be seen now, if there is one. It is the input's own until the next call. */
  readonly picture: Picture | null
  /** When a picture came last, on our clock. */
  readonly lastAt: number
  push(picture: MixPicture): void
  /** Takes over what is due; whether another picture is to be seen. */
  advance(now: number): Promise<boolean>
  close(): void
}

/** Decoded pictures hold memory: when more wait, the oldest are shown early. */
const MAX_WAITING = 16
/** Nothing advances, and this many wait: then the oldest are dropped. */
const MOST_HELD = 24
/** Pictures in the decoder; more means that this process is too slow, and then only keyframes go in. */
const MAX_QUEUED = 12

interface Waiting {
  readonly frame: VideoFrame
  readonly atMs: number
}

/** Decodes one input; a fault of it is mended by the next keyframe. */
export function createVideoInput(playout: Playout, now: () => number): VideoInput {
  const waiting: Waiting[] = []
  let picture: Picture | null = null
  let lastAt = -Infinity
  let closed = false
  const decoding = createDecoding((frame) => {
    if (closed) return frame.close()
    const atMs = frame.timestamp / 1_000
    lastAt = now()
    playout.arrived(atMs, lastAt)
    waiting.push({ frame, atMs })
    if (waiting.length > MOST_HELD) waiting.shift()?.frame.close()
  })
  return {
    get picture() {
      return picture
    },
    get lastAt() {
      return lastAt
    },
    push: decoding.push,
    async advance(at) {
      const due = waiting.filter(({ atMs }) => playout.dueAt(atMs) <= at).length
      const taken = waiting.splice(0, Math.max(due, waiting.length - MAX_WAITING))
      const shown = taken.pop()
      for (const { frame } of taken) frame.close()
      if (shown === undefined) return false
      const read = await copy(shown.frame, picture).catch(() => null)
      shown.frame.close()
      // A picture that can't be read is none; the mix goes on with the others.
      picture = read ?? picture
      return read !== null
    },
    close() {
      closed = true
      for (const { frame } of waiting.splice(0)) frame.close()
      decoding.close()
    },
  }
}

/** A decoder that comes back after a fault. */
function createDecoding(output: (frame: VideoFrame) => void): Pick<VideoInput, 'push' | 'close'> {
  let [configured, needsKey] = ['', true]
  const fail = (): void => {
    configured = ''
    needsKey = true
  }
  let decoder = new VideoDecoder({ output, error: fail })
  const configure = ({ codec, description }: NonNullable<MixPicture['config']>): void => {
    const key = `${codec} ${description.join()}`
    if (key === configured) return
    if (decoder.state === 'closed') decoder = new VideoDecoder({ output, error: fail })
    decoder.configure({ codec, description, optimizeForLatency: true })
    configured = key
  }
  return {
    push({ key, atMs, config, data }) {
      if (!key && (needsKey || decoder.decodeQueueSize > MAX_QUEUED)) {
        needsKey = true
        return
      }
      try {
        if (config !== null) configure(config)
        decoder.decode(new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: Math.round(atMs * 1_000), data }))
        needsKey = false
      } catch {
        fail()
      }
    },
    close() {
      if (decoder.state !== 'closed') decoder.close()
    },
  }
}

/** Copies what was decoded, into the memory of the last one if it fits. */
async function copy(frame: VideoFrame, last: Picture | null): Promise<Picture> {
  const needed = frame.allocationSize({ format: 'I420' })
  const bytes = last?.bytes.length === needed ? last.bytes : new Uint8Array(needed)
  const layout = await frame.copyTo(bytes, { format: 'I420' })
  const { width, height } = { width: frame.codedWidth & ~1, height: frame.codedHeight & ~1 }
  if (width === 0 || height === 0) throw new Error('a picture without pixels')
  const plane = (index: number, by: 1 | 2) => {
    const { offset, stride } = layout[index] ?? { offset: 0, stride: 0 }
    return { bytes: bytes.subarray(offset), stride, width: width / by, height: height / by }
  }
  return { width, height, bytes, planes: [plane(0, 1), plane(1, 2), plane(2, 2)] }
}
