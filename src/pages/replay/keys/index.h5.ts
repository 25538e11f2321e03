import { useEffect } from 'react'
import { STEP_MS } from '../step'
import type { Replay } from '../replay'

/** Space plays and pauses, the arrows step, M is the sound. */
export function useKeys(replay: Replay): void {
  useEffect(() => {
    const onDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isPlace(event.target, 'select,input')) return
      if (event.key === ' ' && !isPlace(event.target, 'button,a')) replay.toggle()
      else if (event.key === 'ArrowLeft') replay.skip(-STEP_MS)
      else if (event.key === 'ArrowRight') replay.skip(STEP_MS)
      else if (event.key.toLowerCase() === 'm' && !event.repeat) replay.setMuted(!replay.store.getState().muted)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onDown)
    return () => window.removeEventListener('keydown', onDown)
  }, [replay])
}

const isPlace = (target: EventTarget | null, places: string) => target instanceof HTMLElement && target.closest(places) !== null
