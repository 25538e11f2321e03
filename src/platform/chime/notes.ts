import type { ChimeName } from './contract'

/** A tone: its pitch in Hz, its begin and its length in ms. */
export interface Note {
  readonly hz: number
  readonly at: number
  readonly ms: number
}

/** Loudest sample, of 1: a chime lies under the talk. */
export const LOUDNESS = 0.08

export const chimes: Readonly<Record<ChimeName, readonly Note[]>> = {
  join: [{ hz: 523, at: 0, ms: 120 }, { hz: 784, at: 90, ms: 180 }],
  hand: [{ hz: 880, at: 0, ms: 160 }],
  turn: [{ hz: 659, at: 0, ms: 120 }, { hz: 784, at: 110, ms: 120 }, { hz: 1_047, at: 220, ms: 260 }],
  time: [{ hz: 784, at: 0, ms: 180 }, { hz: 784, at: 260, ms: 180 }, { hz: 587, at: 520, ms: 360 }],
  grab: [{ hz: 392, at: 0, ms: 120 }, { hz: 294, at: 110, ms: 240 }],
}

/** How loud a note is after `ms`, 0 to 1: a quick rise and a soft fall, without a click at either end. */
export function envelope({ ms }: Pick<Note, 'ms'>, since: number): number {
  const RISE_MS = 12
  if (since < 0 || since > ms) return 0
  return since < RISE_MS ? since / RISE_MS : (1 - (since - RISE_MS) / (ms - RISE_MS)) ** 2
}
