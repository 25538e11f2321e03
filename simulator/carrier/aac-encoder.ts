import { AudioData, AudioEncoder } from '@napi-rs/webcodecs'
import type { Scope } from '#shared/kernel/scope'
import { writeAudioConfig } from '../../server/src/gateway/wire/aac.ts'
import { TAG, type FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { soundParts, writeAudioConfigBody } from '../../server/src/gateway/wire/flv-audio.ts'
import { createEvenSound } from './even-sound.ts'

/** The sound of one phone on its way into AAC, which no browser makes. */
export interface AacEncoder {
  /** Interleaved 32-bit floats, `timestamp` in milliseconds. */
  push(pcm: Uint8Array, timestamp: number): void
}

/** What is to be made of the phone's sound; bits a second. */
export interface SoundOrder { readonly sampleRate: number; readonly channels: number; readonly bitrate: number }

/** More in the encoder means that this process is too slow: sound that is late is worse than none. */
const MOST_QUEUED = 50

/** AAC-LC; `onTag` gets the configuration first. A failed encoder says so once and stays silent. */
export function createAacEncoder({ sampleRate, channels, bitrate }: SoundOrder, onTag: (tag: FlvTag) => void, onFailed: () => void, scope: Scope): AacEncoder {
  let open = true
  const even = createEvenSound(sampleRate, channels)
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
  encoder.configure({ codec: 'mp4a.40.2', sampleRate, numberOfChannels: channels, bitrate })
  scope.onEnd(() => {
    open = false
    if (encoder.state !== 'closed') encoder.close()
  })
  return {
    push(pcm, timestamp) {
      if (!open || encoder.encodeQueueSize > MOST_QUEUED) return
      for (const piece of even({ pcm, timestamp })) {
        const frames = Math.floor(piece.pcm.length / 4 / channels)
        if (frames === 0) continue
        const sound = new AudioData({ format: 'f32', sampleRate, numberOfChannels: channels, numberOfFrames: frames, timestamp: piece.timestamp * 1_000, data: piece.pcm })
        encoder.encode(sound)
        sound.close()
      }
    },
  }
}
