import type { PressProps } from './contract'
import { classes, classesOf } from '../classes'
import styles from './press.module.scss'

const css = classesOf(styles)

/** A real button: the keyboard and screen readers know it. */
export function Press({ label, className, disabled, pressed, id, onPress, children }: PressProps) {
  return (
    <button type='button' id={id} className={classes(css('press'), className)} disabled={disabled} aria-label={label} aria-pressed={pressed} title={label} onClick={onPress}>
      {children}
    </button>
  )
}
