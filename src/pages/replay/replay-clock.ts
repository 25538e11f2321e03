/** How fast: 1 is as it was. */
export type Speed = number

/** Where a replay stands and how it goes on. Positions are ms from the recording's start, `now` is this device's clock. */
export interface ReplayClock {
  /** `waiting`: it would play, but somebody's picture is not there yet. */
  readonly mode: 'paused' | 'playing' | 'waiting'
  /** The position at `since`. */
  readonly at: number
  readonly since: number
  readonly speed: Speed
  readonly length: number
}

/** At the beginning of a recording so long. */
export const stoppedClock = (length: number): ReplayClock => ({ mode: 'paused', at: 0, since: 0, speed: 1, length })

/** The position now; never outside the recording. */
export function positionAt({ mode, at, since, speed, length }: ReplayClock, now: number): number {
  const run = mode === 'playing' ? Math.max(0, now - since) * speed : 0
  return Math.min(length, Math.max(0, at + run))
}

export const isOver = (clock: ReplayClock, now: number): boolean => positionAt(clock, now) >= clock.length

/** Plays on; from the start if it is over. */
export const play = (clock: ReplayClock, now: number): ReplayClock =>
  clock.mode === 'paused' ? { ...clock, mode: 'playing', at: isOver(clock, now) ? 0 : clock.at, since: now } : clock

export const pause = (clock: ReplayClock, now: number): ReplayClock => ({ ...anchored(clock, now), mode: 'paused' })

/** Stands still until `goOn`; a paused clock stays paused. */
export const hold = (clock: ReplayClock, now: number): ReplayClock => (clock.mode === 'playing' ? { ...anchored(clock, now), mode: 'waiting' } : clock)

export const goOn = (clock: ReplayClock, now: number): ReplayClock => (clock.mode === 'waiting' ? { ...clock, mode: 'playing', since: now } : clock)

export const seek = (clock: ReplayClock, to: number, now: number): ReplayClock => ({ ...clock, at: Math.min(clock.length, Math.max(0, to)), since: now })

export const withSpeed = (clock: ReplayClock, speed: Speed, now: number): ReplayClock => ({ ...anchored(clock, now), speed })

/** The recording has grown. */
export const withLength = (clock: ReplayClock, length: number, now: number): ReplayClock => ({ ...anchored(clock, now), length })

const anchored = (clock: ReplayClock, now: number): ReplayClock => ({ ...clock, at: positionAt(clock, now), since: now })
