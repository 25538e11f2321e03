import { AudioData } from '@napi-rs/webcodecs'
import type { SoundClock } from './sound-clock.ts'

/** A piece of sound where and as long as the clock wants it. The piece given is closed. */
export function bend(sound: AudioData, clock: Pick<SoundClock, 'place'>): AudioData {
  const { sampleRate, numberOfFrames, numberOfChannels } = sound
  const { timestampUs, samples } = clock.place(sound.timestamp, numberOfFrames, sampleRate)
  const data = new Float32Array(samples * numberOfChannels)
  const plane = new Float32Array(numberOfFrames)
  for (let channel = 0; channel < numberOfChannels; channel += 1) {
    sound.copyTo(bytesOf(plane), { planeIndex: channel, format: 'f32-planar' })
    stretch(plane, data.subarray(channel * samples, (channel + 1) * samples))
  }
  sound.close()
  return new AudioData({ format: 'f32-planar', sampleRate, numberOfFrames: samples, numberOfChannels, timestamp: timestampUs, data: bytesOf(data) })
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength)

/** Fills one length with another's sound, by lines from sample to sample: for speech, and small changes, that is enough. */
export function stretch(from: Float32Array, to: Float32Array): void {
  if (from.length === to.length) return to.set(from)
  const step = (from.length - 1) / Math.max(1, to.length - 1)
  for (let index = 0; index < to.length; index += 1) {
    const at = index * step
    const left = Math.floor(at)
    const [before = 0, behind = before] = [from[left], from[left + 1]]
    to[index] = before + (behind - before) * (at - left)
  }
}
