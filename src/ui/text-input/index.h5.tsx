import type { TextInputProps } from './contract'
import { classesOf } from '../classes'
import styles from './text-input.module.scss'

const css = classesOf(styles)

/** The browser's own field. */
export function TextInput({ value, label, placeholder, maxLength, kind, bare, focus, id, onChange, onEnter }: TextInputProps) {
  return (
    <input
      id={id}
      className={css('input', bare && 'bare')}
      value={value}
      aria-label={label}
      placeholder={placeholder}
      maxLength={maxLength}
      inputMode={kind === 'number' ? 'numeric' : 'text'}
      autoComplete='off'
      autoFocus={focus}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={({ key, nativeEvent }) => {
        // Enter that ends the choice of a Chinese word sends nothing.
        if (key === 'Enter' && !nativeEvent.isComposing) onEnter?.()
      }}
    />
  )
}
