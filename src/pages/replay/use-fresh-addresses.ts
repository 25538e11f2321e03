import { useEffect, useRef } from 'react'
import { after, createScope } from '#shared/kernel/scope'
import { useServices } from '../../call/use-services'
import { useAnswer } from '../../store/use-session'
import type { Replay } from './replay'

const FIRST_WAIT_MS = 5_000
/** Everybody's file begins anew with its address: one that never plays disturbs the others seldom. */
const LONGEST_WAIT_MS = 5 * 60_000
/** After so long without a failure, the next one is another one. */
const CALM_MS = 2 * LONGEST_WAIT_MS

/** Addresses run out while a page stands open, and networks go and come: while a file fails they are asked for again, in longer and longer intervals. */
export function useFreshAddresses(replay: Replay, reload: () => void): void {
  const { now } = useServices()
  const asked = useRef({ at: Number.NEGATIVE_INFINITY, waitMs: 0 })
  const failed = useAnswer(replay.store, ({ players }) => Object.values(players).includes('failed'))
  useEffect(() => {
    if (!failed) return
    const scope = createScope()
    const askAgain = () => {
      const { at, waitMs } = asked.current
      const isOld = now() - at > CALM_MS
      after(scope, isOld ? 0 : Math.max(0, at + waitMs - now()), () => {
        asked.current = { at: now(), waitMs: isOld ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, waitMs * 2) }
        reload()
        askAgain()
      })
    }
    askAgain()
    return () => scope.end()
  }, [failed, now, reload])
}
