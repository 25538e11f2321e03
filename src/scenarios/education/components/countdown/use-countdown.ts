import { useLive } from '../../../../call/use-call'
import { useSecondsLeft } from '../../../../call/use-seconds-left'
import type { CountdownMove } from '../../law/countdown/law'
import { COUNTDOWN, readCountdown, type Countdown } from '../../law/countdown/reduce'
import { useMove } from '../use-class'

const NONE: Countdown = { phase: 'none' }

/** The countdown of this class. */
export const useCountdown = (): Countdown => useLive(({ room }) => readCountdown(room.law), NONE)

/** Whole seconds that it still shows; null where none is there. */
export function useCountdownSeconds(countdown: Countdown): number | null {
  const left = useSecondsLeft(countdown.phase === 'running' ? countdown.until : null)
  if (countdown.phase === 'paused') return Math.ceil(countdown.leftMs / 1_000)
  return countdown.phase === 'over' ? 0 : left
}

export const useCountdownMove = () => useMove<CountdownMove>(COUNTDOWN)
