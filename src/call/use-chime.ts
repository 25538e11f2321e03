import { useEffect, useRef } from 'react'
import type { ChimeName } from '../platform/chime/contract'
import { usePreferences } from '../ui/preferences'
import { useServices } from './use-services'

/** Plays a sound whenever a count rises while the page is open; what stood there at first makes none. */
export function useChime(name: ChimeName, count: number): void {
  const { playChime } = useServices()
  const { sounds } = usePreferences()
  const last = useRef(count)
  useEffect(() => {
    if (count > last.current && sounds) playChime(name)
    last.current = count
  }, [count, name, sounds, playChime])
}
