import { AudioDecoder, AudioEncoder, EncodedAudioChunk } from '@napi-rs/webcodecs'
import { opusSamples } from '../wire/opus.ts'
import type { ConversionKind } from './messages.ts'
import { AAC_DELAY_MS } from './aac-out.ts'
import { bend } from './bend.ts'
import { levelOf } from './level.ts'
import { createSoundClock } from './sound-clock.ts'

interface Needs {
  /** `level` in dB below full scale; null where it is not asked for. */
  readonly onMade: (data: Uint8Array, atMs: number, level: number | null) => void
  /** The input could not be read; nothing more comes. */
  readonly onFailed: () => void
}

/** One stream's sound on its way from one codec to the other. */
export interface Converter {
  push(data: Uint8Array, atMs: number): void
  close(): void
}

/** More in the decoder means that this process is too slow: then sound is dropped, for sound that is late is worse. */
const MAX_QUEUED = 50
const OUT_SAMPLE_RATE = 48_000
const BITRATE = 64_000
const AAC_FRAME_SAMPLES = 1_024
const OPUS_FRAME_US = 20_000
/** What encoders put in front: AAC-LC begins with a frame of nothing, Opus looks 6.5 ms ahead. Their first output says the time of their first input. */
const ENCODER_DELAY_MS = { aac: AAC_DELAY_MS, opus: 6.5 } as const

/** Decodes, keeps to the stream's clock, and encodes again; both codecs run in threads of their own. */
export function createConverter(conversion: ConversionKind, { onMade, onFailed }: Needs): Converter {
  const clock = createSoundClock()
  let [open, level]: [boolean, number | null] = [true, null]
  const fail = (): void => {
    if (!open) return
    close()
    onFailed()
  }
  const encoder = new AudioEncoder({
    output(chunk) {
      if (open) onMade(bytesOf(chunk), clock.streamTime(chunk.timestamp) - ENCODER_DELAY_MS[conversion.to], level)
    },
    error: fail,
  })
  const decoder = new AudioDecoder({
    output: guarded(fail, (sound) => {
      const placed = bend(sound, clock)
      if (conversion.to === 'opus') level = levelOf(placed)
      if (open) encoder.encode(placed)
      placed.close()
    }),
    error: fail,
  })
  const close = (): void => {
    open = false
    for (const codec of [decoder, encoder]) if (codec.state !== 'closed') codec.close()
  }
  configure(conversion, decoder, encoder)
  const push = (data: Uint8Array, atMs: number): void => {
    const durationMs = durationOf(conversion, data)
    if (!open || durationMs === 0 || decoder.decodeQueueSize > MAX_QUEUED) return
    try {
      decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: clock.next(atMs, durationMs), data }))
    } catch {
      fail()
    }
  }
  return { push, close }
}

/** What is thrown from a codec's callback takes the process along, and with it everybody's sound. */
const guarded = <Output>(fail: () => void, take: (output: Output) => void) => (output: Output): void => {
  try {
    take(output)
  } catch {
    fail()
  }
}

function configure(conversion: ConversionKind, decoder: AudioDecoder, encoder: AudioEncoder): void {
  const out = { sampleRate: OUT_SAMPLE_RATE, numberOfChannels: 2, bitrate: BITRATE }
  if (conversion.to === 'aac') {
    decoder.configure({ codec: 'opus', sampleRate: 48_000, numberOfChannels: 2 })
    encoder.configure({ ...out, codec: 'mp4a.40.2' })
    return
  }
  const { asc, sampleRate, channels } = conversion
  decoder.configure({ codec: 'mp4a.40.2', sampleRate, numberOfChannels: channels, description: asc })
  encoder.configure({ ...out, codec: 'opus', opus: { frameDuration: OPUS_FRAME_US, useinbandfec: true, packetlossperc: 5 } })
}

function bytesOf(chunk: EncodedAudioChunk): Uint8Array {
  const data = new Uint8Array(chunk.byteLength)
  chunk.copyTo(data)
  return data
}

const durationOf = (conversion: ConversionKind, data: Uint8Array): number =>
  conversion.to === 'opus' ? (AAC_FRAME_SAMPLES / conversion.sampleRate) * 1_000 : opusSamples(data) / 48
