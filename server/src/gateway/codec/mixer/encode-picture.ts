import { VideoEncoder, VideoFrame } from '@napi-rs/webcodecs'
import type { MixedFrame } from '../mix-messages.ts'
import type { Picture } from './picture.ts'

/** Makes H.264 of pictures. */
export interface PictureEncoder {
  /** False if it doesn't keep up: this picture is left out. */
  encode(picture: Picture, atMs: number): boolean
  close(): void
}

interface Needs {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly onFrame: (frame: MixedFrame) => void
  readonly onFailed: () => void
}

/** Bits for a pixel of a picture: 1.5 Mbit/s for 1280x720 at 20 pictures a second. */
const BITS_PER_PIXEL = 0.08
const KEYFRAME_SECONDS = 2
const MAX_QUEUED = 4
/** H.264 Constrained Baseline, level 3.1: 1280x720 at 30 (ITU-T H.264, table A-1). */
const CODEC = 'avc1.42e01f'

/** Opens the encoder, for live viewing: no picture waits for another. */
export function createPictureEncoder({ width, height, fps, onFrame, onFailed }: Needs): PictureEncoder {
  let count = 0
  let open = true
  let description: Uint8Array | null = null
  const encoder = new VideoEncoder({
    output(chunk, metadata) {
      const told = metadata?.decoderConfig?.description
      if (told !== undefined) description = toBytes(told)
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      const key = chunk.type === 'key'
      if (open) onFrame({ kind: 'video', key, atMs: chunk.timestamp / 1_000, description: key ? description : null, data })
    },
    error() {
      if (open) onFailed()
    },
  })
  const bitrate = Math.round(width * height * fps * BITS_PER_PIXEL)
  encoder.configure({ codec: CODEC, width, height, bitrate, framerate: fps, latencyMode: 'realtime', avc: { format: 'avc' } })
  return {
    encode(picture, atMs) {
      if (encoder.encodeQueueSize > MAX_QUEUED) return false
      const frame = new VideoFrame(picture.bytes, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: Math.round(atMs * 1_000) })
      encoder.encode(frame, { keyFrame: count % (fps * KEYFRAME_SECONDS) === 0 })
      frame.close()
      count += 1
      return true
    },
    close() {
      open = false
      if (encoder.state !== 'closed') encoder.close()
    },
  }
}

const toBytes = (source: ArrayBufferView | ArrayBufferLike): Uint8Array =>
  ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source)
