/** Sound that waits for its moment: two channels at 48 kHz, by the number of the sample since the mix began. */
export interface SoundLine {
  /** Puts a piece at its place. Nearly behind the last one means behind it. */
  put(left: Float32Array, right: Float32Array, at: number): void
  /** Adds what stands at `at` and later to the sum, and forgets it. */
  take(at: number, left: Float32Array, right: Float32Array): void
}

/** Samples that may wait: two seconds. */
export const SOUND_ROOM = 96_000
/** Dates are rounded, and a millisecond more or less is not heard where nothing is missing. */
const NEARLY = 144

/** An empty line. */
export function createSoundLine(): SoundLine {
  const [lefts, rights] = [new Float32Array(SOUND_ROOM), new Float32Array(SOUND_ROOM)]
  let [end, taken] = [-Infinity, 0]
  return {
    put(left, right, at) {
      const start = Math.abs(at - end) <= NEARLY ? end : at
      for (let index = 0; index < left.length; index += 1) {
        const place = start + index
        // What is late is lost, what is too early would overwrite what is due.
        if (place < taken || place >= taken + SOUND_ROOM) continue
        lefts[place % SOUND_ROOM] = left[index] ?? 0
        rights[place % SOUND_ROOM] = right[index] ?? 0
      }
      end = start + left.length
    },
    take(at, left, right) {
      for (let index = 0; index < left.length; index += 1) {
        const place = (at + index) % SOUND_ROOM
        left[index] = (left[index] ?? 0) + (lefts[place] ?? 0)
        right[index] = (right[index] ?? 0) + (rights[place] ?? 0)
        lefts[place] = 0
        rights[place] = 0
      }
      taken = at + left.length
    },
  }
}

/** From here on loudness is pressed together, so that many who speak at once don't crackle. */
const KNEE = 0.8

/** Keeps a sum within what a sample can hold. */
export function limit(channel: Float32Array): void {
  for (let index = 0; index < channel.length; index += 1) {
    const value = channel[index] ?? 0
    const over = Math.abs(value) - KNEE
    if (over > 0) channel[index] = Math.sign(value) * (KNEE + (1 - KNEE) * Math.tanh(over / (1 - KNEE)))
  }
}
