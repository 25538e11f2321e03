import { useEffect, useState } from 'react'
import { createScope, every } from '#shared/kernel/scope'
import { useLive } from './use-call'
import { useServices } from './use-services'

const TICK_MS = 200

/** Whole seconds until a time of the server's clock, counted down; null without one. */
export function useSecondsLeft(until: number | null): number | null {
  const { now } = useServices()
  const offset = useLive(({ clockOffsetMs }) => clockOffsetMs, 0)
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    if (until === null) return setLeft(null)
    const scope = createScope()
    const tick = () => setLeft(Math.max(0, Math.ceil((until - now() - offset) / 1_000)))
    tick()
    every(scope, TICK_MS, tick)
    return () => scope.end()
  }, [until, offset, now])
  return left
}
