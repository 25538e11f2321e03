import { classes } from '../classes'
import type { TextInputProps } from './contract'
import styles from './text-input.module.scss'

/** The browser's own field. */
export function TextInput({ value, label, placeholder, maxLength, kind, className, focus, id, onChange, onEnter }: TextInputProps) {
  return (
    <input
      id={id}
      className={classes(styles['input'], className)}
      value={value}
      aria-label={label}
      placeholder={placeholder}
      maxLength={maxLength}
      inputMode={kind === 'number' ? 'numeric' : 'text'}
      autoComplete="off"
      autoFocus={focus}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={({ key, nativeEvent }) => {
        // Enter that ends the choice of a Chinese word sends nothing.
        if (key === 'Enter' && !nativeEvent.isComposing) onEnter?.()
      }}
    />
  )
}
