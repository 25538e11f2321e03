import { useEffect, useRef } from 'react'
import type { Shortcut, ShortcutHandlers } from './contract'

const KEYS: readonly Shortcut[] = ['m', 'v', 's', 'h', 'c', '?', 'escape']

/** Listens to the keyboard while the view is there. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers)
  useEffect(() => { latest.current = handlers })
  useEffect(() => {
    let talking = false
    const talk = (on: boolean) => {
      if (talking === on) return
      talking = on
      latest.current.onTalk(on)
    }
    const onDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      if (event.key === ' ' && !isControl(event.target)) {
        event.preventDefault()
        talk(true)
        return
      }
      const key = KEYS.find((known) => known === event.key.toLowerCase())
      if (key && !event.repeat) latest.current.onKey(key)
    }
    const onUp = ({ key }: KeyboardEvent) => { if (key === ' ') talk(false) }
    // A window that loses the focus never hears the key come up.
    const onBlur = () => talk(false)
    window.addEventListener('keydown', onDown)
    window.addEventListener('keyup', onUp)
    window.addEventListener('blur', onBlur)
    return () => {
      window.removeEventListener('keydown', onDown)
      window.removeEventListener('keyup', onUp)
      window.removeEventListener('blur', onBlur)
      talk(false)
    }
  }, [])
}

const isWriting = (target: EventTarget | null) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
/** Space presses a focused button. */
const isControl = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('button,a,select') !== null
