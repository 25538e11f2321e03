import { AudioDecoder, EncodedAudioChunk } from '@napi-rs/webcodecs'
import type { AudioData } from '@napi-rs/webcodecs'
import { bend, stretch } from '../bend.ts'
import type { MixSound } from '../mix-messages.ts'
import { createSoundClock } from '../sound-clock.ts'
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
/** Samples in a millisecond of what is mixed. */
const RATE = 48

/** Decodes one input and lays it out; `sampleAt`: the number of the sample at a time of our clock. */
export function createAudioInput(playout: Playout, now: () => number, sampleAt: (ms: number) => number): AudioInput {
  const line = createSoundLine()
  /** Parts of a sample that rounding left out. */
  let owed = 0
  const decoding = createDecoding((sound, atMs) => {
    playout.arrived(atMs, now())
    const exact = (sound.numberOfFrames * RATE * 1_000) / sound.sampleRate + owed
    const samples = Math.round(exact)
    owed = exact - samples
    const [left, right] = channels(sound, samples)
    line.put(left, right, sampleAt(playout.dueAt(atMs)))
  })
  return { take: line.take, push: decoding.push, close: decoding.close }
}

/** A decoder that keeps to its input's clock, and comes back after a fault. `output` gets sound and its date, and must not keep it. */
function createDecoding(output: (sound: AudioData, atMs: number) => void): Pick<AudioInput, 'push' | 'close'> {
  let clock = createSoundClock()
  let decoder: AudioDecoder | null = null
  let configured = ''
  const close = (): void => {
    if (decoder !== null && decoder.state !== 'closed') decoder.close()
    decoder = null
  }
  const decoderFor = ({ asc, sampleRate, channels: numberOfChannels }: MixSound): AudioDecoder => {
    const key = asc.join()
    if (decoder !== null && key === configured) return decoder
    close()
    const own = createSoundClock()
    const opened = new AudioDecoder({
      output(decoded) {
        const sound = bend(decoded, own)
        output(sound, own.streamTime(sound.timestamp))
        sound.close()
      },
      error: close,
    })
    opened.configure({ codec: 'mp4a.40.2', sampleRate, numberOfChannels, description: asc })
    ;[clock, decoder, configured] = [own, opened, key]
    return opened
  }
  return {
    push(sound) {
      try {
        const into = decoderFor(sound)
        if (into.decodeQueueSize > MAX_QUEUED) return
        const timestamp = clock.next(sound.atMs, (SAMPLES_PER_FRAME * 1_000) / sound.sampleRate)
        into.decode(new EncodedAudioChunk({ type: 'key', timestamp, data: sound.data }))
      } catch {
        close()
      }
    },
    close,
  }
}

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
