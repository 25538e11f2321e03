import type { AudioData } from '@napi-rs/webcodecs'

/** What RFC 6464 calls silence. */
const SILENCE = 127

/** How loud a piece of sound is, in dB below full scale as RFC 6464 counts: 0 to 127. Its first channel is listened to. */
export function levelOf(sound: AudioData): number {
  const samples = new Float32Array(sound.numberOfFrames)
  sound.copyTo(new Uint8Array(samples.buffer), { planeIndex: 0, format: 'f32-planar' })
  let power = 0
  for (const sample of samples) power += sample * sample
  const mean = samples.length === 0 ? 0 : power / samples.length
  return mean === 0 ? SILENCE : Math.max(0, Math.min(SILENCE, Math.round(-10 * Math.log10(mean))))
}
