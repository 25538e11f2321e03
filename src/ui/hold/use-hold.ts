import { useEffect, useRef } from 'react'
import { createScope, every, type Scope } from '#shared/kernel/scope'

/** Runs `step` at once and then each period, from `start` until `stop`. */
export function useHold(step: () => void, periodMs: number) {
  const latest = useRef(step)
  const held = useRef<Scope | null>(null)
  useEffect(() => { latest.current = step })
  const stop = () => {
    held.current?.end()
    held.current = null
  }
  const start = () => {
    stop()
    const scope = createScope()
    held.current = scope
    latest.current()
    every(scope, periodMs, () => latest.current())
  }
  useEffect(() => () => held.current?.end(), [])
  return { start, stop }
}
