import { useEffect, useState } from 'react'
import { createScope, every } from '#shared/kernel/scope'
import type { MediaStatistics } from '../media/contract'
import { useCall } from './use-call'

const PERIOD_MS = 1_000
const POINTS = 60

/** The last minute, oldest first. */
export function useStatistics(): readonly MediaStatistics[] {
  const { media } = useCall()
  const [history, setHistory] = useState<readonly MediaStatistics[]>([])
  useEffect(() => {
    const scope = createScope()
    const measure = () => void media.statistics().then((now) => {
      if (!scope.ended) setHistory((old) => [...old, now].slice(-POINTS))
    })
    measure()
    every(scope, PERIOD_MS, measure)
    return () => scope.end()
  }, [media])
  return history
}
