import { AudioData, AudioEncoder } from '@napi-rs/webcodecs'
import type { Scope } from '#shared/kernel/scope'
import { writeAudioConfig } from '../../server/src/gateway/wire/aac.ts'
import { TAG, type FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { soundParts, writeAudioConfigBody } from '../../server/src/gateway/wire/flv-audio.ts'

/** The sound of one phone on its way into AAC, which no browser makes. */
export interface AacEncoder {
  /** Interleaved 32-bit floats, `timestamp` in milliseconds. */
  push(pcm: Uint8Array, timestamp: number): void
}

const BITRATE = 48_000
/** More in the encoder means that this process is too slow: sound that is late is worse than none. */
const MOST_QUEUED = 50

/** AAC-LC; `onTag` gets the configuration first. A failed encoder says so once and stays silent. */
export function createAacEncoder({ sampleRate, channels }: { readonly sampleRate: number; readonly channels: number }, onTag: (tag: FlvTag) => void, onFailed: () => void, scope: Scope): AacEncoder {
  let open = true
  onTag({ type: TAG.audio, timestamp: 0, body: writeAudioConfigBody(writeAudioConfig(sampleRate, channels)) })
  const encoder = new AudioEncoder({
    output(chunk) {
      const data = Buffer.alloc(chunk.byteLength)
      chunk.copyTo(data)
      if (open) onTag({ type: TAG.audio, timestamp: Math.max(0, Math.round(chunk.timestamp / 1_000)), body: Buffer.concat(soundParts(data)) })
    },
    error() {
      if (open) onFailed()
      open = false
    },
  })
  encoder.configure({ codec: 'mp4a.40.2', sampleRate, numberOfChannels: channels, bitrate: BITRATE })
  scope.onEnd(() => {
    open = false
    if (encoder.state !== 'closed') encoder.close()
  })
  return {
    push(pcm, timestamp) {
      if (!open || encoder.encodeQueueSize > MOST_QUEUED) return
      const frames = Math.floor(pcm.length / 4 / channels)
      if (frames === 0) return
      const sound = new AudioData({ format: 'f32', sampleRate, numberOfChannels: channels, numberOfFrames: frames, timestamp: timestamp * 1_000, data: pcm })
      encoder.encode(sound)
      sound.close()
    },
  }
}
