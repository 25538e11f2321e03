/** Raises or lowers a voice without changing its pace: two readers run through a short delay line, and each fades out where it must jump. */
export interface PitchShift { next(sample: number): number }

const WINDOW_S = 0.05

export function createPitchShift(sampleRate: number, ratio: number): PitchShift {
  const window = Math.round(WINDOW_S * sampleRate)
  const line = new Float32Array(window * 2)
  let written = 0
  let delay = 0
  const read = (back: number): number => {
    const at = (written - back + line.length * 2) % line.length
    const low = Math.floor(at)
    const part = at - low
    return (line[low] ?? 0) * (1 - part) + (line[(low + 1) % line.length] ?? 0) * part
  }
  /** A reader is silent at the window's ends. */
  const fade = (place: number): number => 1 - Math.abs((2 * place) / window - 1)
  return {
    next(sample) {
      if (ratio === 1) return sample
      line[written] = sample
      delay = (delay + 1 - ratio + window) % window
      const other = (delay + window / 2) % window
      const made = read(delay + 1) * fade(delay) + read(other + 1) * fade(other)
      written = (written + 1) % line.length
      return made
    },
  }
}
