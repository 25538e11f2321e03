import type { TextAreaProps } from './contract'
import { classesOf } from '../classes'
import styles from './text-area.module.scss'

const css = classesOf(styles)

/** The browser's own field. */
export const TextArea = ({ value, label, placeholder, maxLength, tall, id, onChange }: TextAreaProps) => (
  <textarea id={id} className={css('area', tall && 'tall')} value={value} aria-label={label} placeholder={placeholder} maxLength={maxLength} onChange={({ target }) => onChange(target.value)} />
)
