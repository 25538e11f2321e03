import { View } from '@tarojs/components'
import { classesOf } from '../../ui/classes'
import { Drawn } from '../../ui/icon'
import { Press } from '../../ui/press'
import { drawings, type BoardDrawing } from './drawings'
import styles from './toolbar.module.scss'

const css = classesOf(styles)

export interface ToolButtonProps {
  readonly id?: string | undefined
  readonly drawing: BoardDrawing
  readonly label: string
  readonly on?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** There is more behind it. */
  readonly more?: boolean | undefined
  readonly onPress: () => void
}

/** One of the board's tools. */
export function ToolButton({ id, drawing, label, on, disabled, more, onPress }: ToolButtonProps) {
  return (
    <Press id={id} className={css('tool', on && 'on')} label={label} pressed={on} disabled={disabled} onPress={onPress}>
      <Drawn inside={drawings[drawing]} size={20} />
      {more && <View className={css('more')} />}
    </Press>
  )
}
