import { AudioDecoder, EncodedAudioChunk } from '@napi-rs/webcodecs'
import type { AudioData } from '@napi-rs/webcodecs'
import { bend, stretch } from '../bend.ts'
import { opusSamples, OPUS_CLOCK_RATE } from '../../wire/opus.ts'
import type { MixSound, MixSoundCodec } from '../mix-messages.ts'
import { createSoundClock } from '../sound-clock.ts'
import type { SoundClock } from '../sound-clock.ts'
import type { Playout } from './playout.ts'
import { createSoundLine } from './sound-line.ts'
import type { SoundLine } from './sound-line.ts'

/** The sound of one input. */
export interface AudioInput extends Pick<SoundLine, 'take'> {
  push(sound: MixSound): void
  close(): void
}

/** More in the decoder means that this process is too slow: then sound is dropped. */
const MAX_QUEUED = 50
const SAMPLES_PER_FRAME = 1_024
/** Sound that can't be read is tried again after this. */
const REOPEN_MS = 500
/** Samples in a millisecond of what is mixed. */
const RATE = 48

/** Decodes one input and lays it out; `sampleAt`: the number of the sample at a time of our clock. */
export function createAudioInput(playout: Playout, now: () => number, sampleAt: (ms: number) => number): AudioInput {
  const line = createSoundLine()
  /** Parts of a sample that rounding left out. */
  let owed = 0
  const decoding = createDecoding(now, (sound, atMs) => {
    playout.arrived(atMs, now())
    const exact = (sound.numberOfFrames * RATE * 1_000) / sound.sampleRate + owed
    const samples = Math.round(exact)
    owed = exact - samples
    const [left, right] = channels(sound, samples)
    line.put(left, right, sampleAt(playout.dueAt(atMs)))
  })
  return { take: line.take, push: decoding.push, close: decoding.close }
}

type Output = (sound: AudioData, atMs: number) => void

/** A decoder that keeps to its input's clock, and comes back after a fault. `output` gets sound and its date, and must not keep it. */
function createDecoding(now: () => number, output: Output): Pick<AudioInput, 'push' | 'close'> {
  let open: Decoding | null = null
  let failedAt = -Infinity
  const close = (): void => {
    if (open !== null && open.decoder.state !== 'closed') open.decoder.close()
    open = null
  }
  const fail = (which: Decoding | null): void => {
    if (which !== open) return
    close()
    failedAt = now()
  }
  const decodingFor = (sound: MixSound): Decoding => {
    if (open?.configured === nameOf(sound.codec)) return open
    close()
    const opened = openDecoding(sound.codec, output, () => fail(opened))
    open = opened
    return opened
  }
  return {
    push(sound) {
      if (now() - failedAt < REOPEN_MS) return
      try {
        const { decoder, clock } = decodingFor(sound)
        const durationMs = durationOf(sound)
        if (durationMs === 0 || decoder.decodeQueueSize > MAX_QUEUED) return
        const timestamp = clock.next(sound.atMs, durationMs)
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, data: sound.data }))
      } catch {
        fail(open)
      }
    },
    close,
  }
}

interface Decoding {
  readonly decoder: AudioDecoder
  readonly clock: SoundClock
  readonly configured: string
}

function openDecoding(codec: MixSoundCodec, output: Output, onFault: () => void): Decoding {
  const clock = createSoundClock()
  const decoder = new AudioDecoder({
    output(decoded) {
      try {
        const sound = bend(decoded, clock)
        output(sound, clock.streamTime(sound.timestamp))
        sound.close()
      } catch {
        onFault()
      }
    },
    error: onFault,
  })
  configure(decoder, codec)
  return { decoder, clock, configured: nameOf(codec) }
}

function configure(decoder: AudioDecoder, codec: MixSoundCodec): void {
  if (codec.name === 'opus') return decoder.configure({ codec: 'opus', sampleRate: OPUS_CLOCK_RATE, numberOfChannels: 2 })
  decoder.configure({ codec: 'mp4a.40.2', sampleRate: codec.sampleRate, numberOfChannels: codec.channels, description: codec.asc })
}

/** Another name needs another decoder. */
const nameOf = (codec: MixSoundCodec): string => (codec.name === 'opus' ? codec.name : codec.asc.join())

/** In ms; 0 if it can't be read. */
const durationOf = ({ codec, data }: MixSound): number =>
  (codec.name === 'opus' ? (opusSamples(data) * 1_000) / OPUS_CLOCK_RATE : (SAMPLES_PER_FRAME * 1_000) / codec.sampleRate)

/** Left and right, so many samples each; one channel is heard on both sides. */
function channels(sound: AudioData, samples: number): readonly [Float32Array, Float32Array] {
  const { numberOfFrames, numberOfChannels } = sound
  const read = (planeIndex: number): Float32Array => {
    const plane = new Float32Array(numberOfFrames)
    sound.copyTo(new Uint8Array(plane.buffer), { planeIndex, format: 'f32-planar' })
    if (samples === numberOfFrames) return plane
    const out = new Float32Array(samples)
    stretch(plane, out)
    return out
  }
  const left = read(0)
  return [left, numberOfChannels > 1 ? read(1) : left]
}
