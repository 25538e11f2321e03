/** How much of a sound is one tone: the share of its power at `hz`, 0 to 1 (Goertzel's algorithm). Silence has no share. */
export function toneShare(samples: Float32Array, sampleRate: number, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / sampleRate)
  let previous = 0
  let beforeThat = 0
  let power = 0
  for (const sample of samples) {
    const next = sample + turn * previous - beforeThat
    beforeThat = previous
    previous = next
    power += sample * sample
  }
  if (power < SILENCE) return 0
  const atTone = previous * previous + beforeThat * beforeThat - turn * previous * beforeThat
  return Math.min(1, (2 * atTone) / (samples.length * power))
}

/** The power of a sound, as the root of the mean square: 0 to 1. */
export function loudness(samples: Float32Array): number {
  let power = 0
  for (const sample of samples) power += sample * sample
  return samples.length === 0 ? 0 : Math.sqrt(power / samples.length)
}

/** Which of the given tones is heard in a sound, or null if none stands out of the rest. */
export function heardTone(samples: Float32Array, sampleRate: number, candidates: readonly number[]): number | null {
  const best = candidates
    .map((hz) => ({ hz, share: Math.max(...slices(samples, sampleRate).map((slice) => toneShare(slice, sampleRate, hz))) }))
    .toSorted((one, other) => other.share - one.share)[0]
  return best !== undefined && best.share > STANDS_OUT ? best.hz : null
}

/** Pieces of 100 ms: a tone that comes and goes is clear in one of them. */
function slices(samples: Float32Array, sampleRate: number): readonly Float32Array[] {
  const length = Math.round(sampleRate / 10)
  const count = Math.max(1, Math.floor(samples.length / length))
  return Array.from({ length: count }, (_, index) => samples.subarray(index * length, (index + 1) * length))
}

const SILENCE = 1e-7
const STANDS_OUT = 0.4
