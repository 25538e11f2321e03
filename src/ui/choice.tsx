import { View } from '@tarojs/components'
import { aria } from './aria'
import { Icon } from './icon'
import { Press } from './press'
import { classesOf } from './classes'
import styles from './choice.module.scss'

const css = classesOf(styles)

export interface ChoiceProps<Value extends string> {
  readonly label: string
  /** `note`: one sentence below. */
  readonly options: readonly { readonly value: Value; readonly text: string; readonly note?: string | undefined }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, options, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <View className={css('list')} {...aria('group', label)}>
      {options.map(({ value, text, note }) => (
        <Press key={value} className={css('option', value === chosen && 'chosen')} pressed={value === chosen} onPress={() => onChoose(value)}>
          <View className={css('text')}>{text}{note && <View className={css('note')}>{note}</View>}</View>
          {value === chosen && <Icon name='check' size={16} />}
        </Press>
      ))}
    </View>
  )
}
