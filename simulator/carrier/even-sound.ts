/** A piece of sound and when it was heard, in milliseconds. */
export interface HeardPiece { readonly pcm: Uint8Array; readonly timestamp: number }

/** Devices' clocks wander by less than this between two pieces. */
const LOOSE_MS = 40
/** A longer break is none that is filled: time begins anew. */
const LONGEST_MS = 30_000
const SAMPLE_BYTES = 4

/**
 * Makes sound without gaps and overlaps of what comes: an encoder counts samples, so that each gap would make all that follows
 * seem earlier than it was, for ever. Interleaved 32-bit floats; silence fills a gap, and what overlaps is left out.
 */
export function createEvenSound(sampleRate: number, channels: number): (piece: HeardPiece) => readonly HeardPiece[] {
  let next: number | null = null
  const lengthOf = (pcm: Uint8Array): number => (pcm.length / SAMPLE_BYTES / channels / sampleRate) * 1_000
  return (piece) => {
    const gap = next === null ? 0 : piece.timestamp - next
    if (gap < -LOOSE_MS && gap > -LONGEST_MS) return []
    const from: number = next === null || Math.abs(gap) > LONGEST_MS ? piece.timestamp : next
    const filled = Math.abs(gap) > LOOSE_MS && Math.abs(gap) <= LONGEST_MS ? silence(gap, sampleRate, channels) : null
    const silent = filled === null ? [] : [{ pcm: filled, timestamp: from }]
    const at = from + (filled === null ? 0 : lengthOf(filled))
    next = at + lengthOf(piece.pcm)
    return [...silent, { pcm: piece.pcm, timestamp: at }]
  }
}

const silence = (ms: number, sampleRate: number, channels: number): Uint8Array => new Uint8Array(Math.round((ms / 1_000) * sampleRate) * channels * SAMPLE_BYTES)
