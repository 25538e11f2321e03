import { classesOf } from '../../../ui/classes'
import type { LinesFieldProps, WhenFieldProps } from './contract'
import styles from './fields.module.scss'

const css = classesOf(styles)

/** The browser's own calendar. */
export const DateField = ({ label, value, id, from, onChange }: WhenFieldProps) =>
  <input id={id} type='date' className={css('field')} aria-label={label} value={value} min={from} onChange={({ target }) => onChange(target.value)} />

/** The browser's own clock. */
export const TimeField = ({ label, value, id, onChange }: WhenFieldProps) =>
  <input id={id} type='time' className={css('field')} aria-label={label} value={value} onChange={({ target }) => onChange(target.value)} />

/** The browser's own field of several lines. */
export const LinesField = ({ label, value, id, placeholder, onChange }: LinesFieldProps) =>
  <textarea id={id} className={css('field', 'lines')} aria-label={label} value={value} placeholder={placeholder} onChange={({ target }) => onChange(target.value)} />
