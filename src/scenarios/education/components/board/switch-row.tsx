import { View } from '@tarojs/components'
import { classesOf } from '../../../../ui/classes'
import { Press } from '../../../../ui/press'
import styles from './board-panel.module.scss'

const css = classesOf(styles)

export interface SwitchRowProps {
  readonly id?: string | undefined
  readonly text: string
  readonly on: boolean
  readonly disabled?: boolean | undefined
  readonly onChange: (on: boolean) => void
}

/** A line with a switch. */
export function SwitchRow({ id, text, on, disabled, onChange }: SwitchRowProps) {
  return (
    <Press id={id} className={css('row')} label={text} pressed={on} disabled={disabled} onPress={() => onChange(!on)}>
      <View className={css('name')}>{text}</View>
      <View className={css('track', on && 'on')}><View className={css('knob')} /></View>
    </Press>
  )
}
