import { Icon } from './icon'
import type { IconName } from './icon/paths'
import { Press } from './press'
import { classesOf } from './classes'
import styles from './icon-button.module.scss'

const css = classesOf(styles)

export interface IconButtonProps {
  readonly icon: IconName
  /** Its name for screen readers and the mouse. */
  readonly label: string
  readonly danger?: boolean | undefined
  readonly pressed?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly onPress: () => void
}

/** A button that is only a drawing. */
export function IconButton({ icon, label, danger, pressed, disabled, onPress }: IconButtonProps) {
  return (
    <Press className={css('button', danger && 'danger', pressed && 'pressed')} label={label} pressed={pressed} disabled={disabled} onPress={onPress}>
      <Icon name={icon} />
    </Press>
  )
}
