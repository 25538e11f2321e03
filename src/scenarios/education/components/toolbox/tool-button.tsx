import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import { Press } from '../../../../ui/press'
import styles from './tool-button.module.scss'

const css = classesOf(styles)

export interface ToolButtonProps {
  /** The inside of its drawing. */
  readonly inside: string
  /** Its name for screen readers and the mouse. */
  readonly label: string
  readonly id?: string | undefined
  readonly gold?: boolean | undefined
  readonly onPress: () => void
}

/** A button that is only a drawing, of one that the class has for itself. */
export const ToolButton = ({ inside, label, id, gold, onPress }: ToolButtonProps) => (
  <Press id={id} className={css('button', gold && 'gold')} label={label} onPress={onPress}><Drawn inside={inside} /></Press>
)
