import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { MixedFrame } from '../mix-messages.ts'
import type { AudioInput } from './audio-input.ts'
import { createSoundEncoder } from './encode-sound.ts'
import { limit, SOUND_ROOM } from './sound-line.ts'

interface Needs {
  readonly inputs: () => readonly Pick<AudioInput, 'take'>[]
  readonly onFrame: (frame: MixedFrame) => void
  readonly onFailed: () => void
  /** Since the mix began, in ms. */
  readonly now: () => number
}

/** One AAC frame. */
const PIECE = 1_024
const SAMPLES_PER_MS = 48
/** Half a piece: none waits long for its turn. */
const LOOK_MS = 10
/** After a longer standstill sound goes on from now. */
const MOST_BEHIND_MS = 1_000

/** Adds all inputs, piece by piece, as soon as a piece's time is over; silence is sound too. */
export function mixSound({ inputs, onFrame, onFailed, now }: Needs, life: Scope): void {
  let encoder = createSoundEncoder({ onFrame, onFailed })
  life.onEnd(() => encoder.close())
  let sample = 0
  /** An encoder counts what it gets: it must not hear of what is left out. */
  const leap = (to: number): void => {
    encoder.close()
    encoder = createSoundEncoder({ onFrame, onFailed })
    // What waited for its moment must not sound when the line comes round.
    const missed = Math.min(to - sample, SOUND_ROOM)
    for (const input of inputs()) input.take(to - missed, new Float32Array(missed), new Float32Array(missed))
    sample = to
  }
  const mix = (): void => {
    const [left, right] = [new Float32Array(PIECE), new Float32Array(PIECE)]
    for (const input of inputs()) input.take(sample, left, right)
    limit(left)
    limit(right)
    encoder.encode(left, right, sample)
    sample += PIECE
  }
  every(life, LOOK_MS, () => {
    const until = now() * SAMPLES_PER_MS
    try {
      if (until - sample > MOST_BEHIND_MS * SAMPLES_PER_MS) leap(Math.floor(until / PIECE) * PIECE)
      while (sample + PIECE <= until && !life.ended) mix()
    } catch {
      onFailed()
    }
  })
}
