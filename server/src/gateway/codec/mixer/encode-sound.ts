import { AudioData, AudioEncoder } from '@napi-rs/webcodecs'
import { AAC_DELAY_MS } from '../aac-out.ts'
import type { MixedFrame } from '../mix-messages.ts'

/** Makes AAC-LC of sound at 48 kHz. */
export interface SoundEncoder {
  /** Both channels of one piece, which begins at this sample of the mix. */
  encode(left: Float32Array, right: Float32Array, sample: number): void
  close(): void
}

interface Needs {
  readonly onFrame: (frame: MixedFrame) => void
  readonly onFailed: () => void
}

const SAMPLE_RATE = 48_000
const BITRATE = 96_000

/** Opens the encoder. */
export function createSoundEncoder({ onFrame, onFailed }: Needs): SoundEncoder {
  let open = true
  const encoder = new AudioEncoder({
    output(chunk) {
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      const atMs = chunk.timestamp / 1_000 - AAC_DELAY_MS
      if (open && atMs >= 0) onFrame({ kind: 'audio', atMs, data })
    },
    error() {
      if (open) onFailed()
    },
  })
  encoder.configure({ codec: 'mp4a.40.2', sampleRate: SAMPLE_RATE, numberOfChannels: 2, bitrate: BITRATE })
  return {
    encode(left, right, sample) {
      const data = new Float32Array(left.length * 2)
      data.set(left)
      data.set(right, left.length)
      const sound = new AudioData({
        format: 'f32-planar',
        sampleRate: SAMPLE_RATE,
        numberOfFrames: left.length,
        numberOfChannels: 2,
        timestamp: Math.round((sample * 1_000) / 48),
        data: new Uint8Array(data.buffer),
      })
      encoder.encode(sound)
      sound.close()
    },
    close() {
      open = false
      if (encoder.state !== 'closed') encoder.close()
    },
  }
}
