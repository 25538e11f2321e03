import { useRef } from 'react'
import { useServices } from './use-services'

const APART_MS = 300

/** Acts at the second of two quick taps. */
export function useDoubleTap(act: () => void): () => void {
  const { now } = useServices()
  const last = useRef(-Infinity)
  return () => {
    const quick = now() - last.current < APART_MS
    last.current = quick ? -Infinity : now()
    if (quick) act()
  }
}
