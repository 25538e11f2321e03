import { createCanvas, ImageData } from '@napi-rs/canvas'
import { EncodedVideoChunk, VideoDecoder } from '@napi-rs/webcodecs'
import type { VideoFrame } from '@napi-rs/webcodecs'
import type { CodecOrder } from './messages.ts'

/** A still is looked at small: on a tile, in a list. */
const MAX_EDGE = 640
const QUALITY = 80

/** Decodes one keyframe and answers it as JPEG, at most 640 pixels wide or high. Throws what the codec refuses. */
export async function drawStill(order: Extract<CodecOrder, { type: 'still' }>): Promise<Uint8Array> {
  const frame = await decode(order)
  try {
    const { displayWidth: width, displayHeight: height } = frame
    const pixels = new Uint8ClampedArray(frame.allocationSize({ format: 'RGBA' }))
    await frame.copyTo(new Uint8Array(pixels.buffer), { format: 'RGBA' })
    const whole = createCanvas(width, height)
    whole.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0)
    const scale = Math.min(1, MAX_EDGE / Math.max(width, height))
    const small = createCanvas(Math.round(width * scale), Math.round(height * scale))
    small.getContext('2d').drawImage(whole, 0, 0, small.width, small.height)
    return await small.encode('jpeg', QUALITY)
  } finally {
    frame.close()
  }
}

async function decode({ codec, description, sample }: Extract<CodecOrder, { type: 'still' }>): Promise<VideoFrame> {
  const frames: VideoFrame[] = []
  const faults: Error[] = []
  const decoder = new VideoDecoder({ output: (frame) => frames.push(frame), error: (fault) => faults.push(fault) })
  try {
    decoder.configure({ codec, description })
    decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp: 0, data: sample }))
    await decoder.flush()
  } finally {
    if (decoder.state !== 'closed') decoder.close()
  }
  const [frame, ...others] = frames
  for (const other of others) other.close()
  if (frame === undefined) throw faults[0] ?? new Error('no picture came')
  return frame
}
