import { useEffect, useRef } from 'react'
import { classesOf } from '../../ui/classes'
import type { TextFieldProps } from './contract'
import styles from './text-field.module.scss'

const css = classesOf(styles)

/** The browser's own field; it grows with its words, and Escape or a press beside it ends the writing. */
export function TextField({ text, label, placeholder, maxLength, colour, line, letter, left, top, onDone }: TextFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const grow = () => {
    const { current } = field
    if (!current) return
    current.style.width = '0'
    current.style.height = '0'
    current.style.width = `${current.scrollWidth + letter}px`
    current.style.height = `${current.scrollHeight}px`
  }
  useEffect(() => {
    // The press that opened the field takes the focus back when it ends.
    const frame = requestAnimationFrame(() => field.current?.focus())
    grow()
    return () => cancelAnimationFrame(frame)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once: later it grows with what is written
  }, [])
  return (
    <textarea
      ref={field} className={css('field')} defaultValue={text} aria-label={label} placeholder={placeholder} maxLength={maxLength} wrap='off' rows={1}
      style={{ left, top, color: colour, fontSize: letter, lineHeight: `${line}px`, minWidth: letter * 5, minHeight: line }}
      onInput={grow}
      onBlur={({ target }) => onDone(target.value)}
      onKeyDown={({ key, currentTarget }) => { if (key === 'Escape') currentTarget.blur() }}
    />
  )
}
