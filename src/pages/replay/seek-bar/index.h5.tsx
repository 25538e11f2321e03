import { useRef, type PointerEvent } from 'react'
import { classesOf } from '../../../ui/classes'
import type { SeekBarProps } from './contract'
import styles from './seek-bar.module.scss'
import { Track } from './track'

const css = classesOf(styles)

/** By pointer; the page's own keys move it too. */
export function SeekBar({ label, said, share, marks, onDrag, onDrop }: SeekBarProps) {
  const held = useRef(false)
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    held.current = true
    event.currentTarget.setPointerCapture?.(event.pointerId)
    onDrag(shareAt(event))
  }
  const move = (event: PointerEvent<HTMLDivElement>) => { if (held.current) onDrag(shareAt(event)) }
  const up = (event: PointerEvent<HTMLDivElement>) => {
    if (!held.current) return
    held.current = false
    onDrop(shareAt(event))
  }
  return (
    <div
      className={css('bar')} role='slider' tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)} aria-valuetext={said}
      onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}
    >
      <Track share={share} marks={marks} />
    </div>
  )
}

function shareAt({ currentTarget, clientX }: PointerEvent<HTMLDivElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect()
  return width > 0 ? Math.min(1, Math.max(0, (clientX - left) / width)) : 0
}
