import { useEffect, useRef } from 'react'
import type { SurfaceProps } from './contract'
import { keyOf } from './keys.h5'
import { paperOf } from './paper.h5'
import { listenToHands } from './hands.h5'
import { classesOf } from '../../ui/classes'
import styles from './surface.module.scss'

const css = classesOf(styles)

/** A browser's canvas. It has the focus once it was pressed, and then hears the board's keys before the room does. */
export function Surface({ id, label, cursor, view: { width, height }, onPaper, onTouch, onKey }: SurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const latest = useRef({ onTouch, onPaper })
  useEffect(() => { latest.current = { onTouch, onPaper } })
  useEffect(() => {
    latest.current.onPaper(canvas.current && paperOf(canvas.current, { width, height }))
    const { current } = latest
    return () => current.onPaper(null)
  }, [width, height])
  useEffect(() => (canvas.current ? listenToHands(canvas.current, (touching) => latest.current.onTouch(touching)) : undefined), [])
  return (
    <canvas
      id={id} ref={canvas} className={css('surface')} style={{ width, height, cursor }} tabIndex={0} role='application' aria-label={label}
      onKeyDown={(event) => {
        const key = keyOf(event.nativeEvent)
        if (key === null) return
        event.preventDefault()
        event.stopPropagation()
        if (key !== 'space-down' || !event.repeat) onKey(key)
      }}
      onKeyUp={(event) => {
        if (event.key !== ' ') return
        event.stopPropagation()
        onKey('space-up')
      }}
      onBlur={() => onKey('space-up')}
      onContextMenu={(event) => event.preventDefault()}
    />
  )
}
