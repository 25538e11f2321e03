import { View } from '@tarojs/components'
import { aria } from '../../../../ui/aria'
import { classesOf } from '../../../../ui/classes'
import { Press } from '../../../../ui/press'
import styles from './chips.module.scss'

const css = classesOf(styles)

export interface ChipsProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly text: string; readonly label?: string | undefined }[]
  /** None, one or several. */
  readonly chosen: readonly Value[]
  readonly disabled?: boolean | undefined
  readonly onPress: (value: Value) => void
}

/** A few short choices side by side. */
export function Chips<Value extends string>({ label, options, chosen, disabled, onPress }: ChipsProps<Value>) {
  return (
    <View className={css('chips')} {...aria('group', label)}>
      {options.map(({ value, text, label: name }) => (
        <Press key={value} className={css('chip', chosen.includes(value) && 'chosen')} label={name} pressed={chosen.includes(value)} disabled={disabled} onPress={() => onPress(value)}>{text}</Press>
      ))}
    </View>
  )
}
