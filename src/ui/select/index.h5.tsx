import { Icon } from '../icon'
import type { SelectProps } from './contract'
import { classesOf } from '../classes'
import styles from './select.module.scss'

const css = classesOf(styles)

/** The browser's own list. */
export function Select({ label, options, chosen, onChoose }: SelectProps) {
  return (
    <div className={css('frame')}>
      <select className={css('select')} aria-label={label} value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {options.map(({ value, text }) => <option key={value} value={value}>{text}</option>)}
      </select>
      <div className={css('arrow')}><Icon name='chevron-right' size={18} /></div>
    </div>
  )
}
