import { classes } from '../classes'
import type { PressProps } from './contract'
import styles from './press.module.scss'

/** A real button: the keyboard and screen readers know it. */
export function Press({ label, className, disabled, pressed, id, onPress, children }: PressProps) {
  return (
    <button type="button" id={id} className={classes(styles['press'], className)} disabled={disabled} aria-label={label} aria-pressed={pressed} title={label} onClick={onPress}>
      {children}
    </button>
  )
}
