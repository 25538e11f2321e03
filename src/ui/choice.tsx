import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import { Icon } from './icon'
import { Press } from './press'
import styles from './choice.module.scss'

export interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, options, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <View className={styles['list']} {...aria('group', label)}>
      {options.map(({ value, text }) => (
        <Press key={value} className={classes(styles['option'], value === chosen && styles['chosen'])} pressed={value === chosen} onPress={() => onChoose(value)}>
          <View className={styles['text']}>{text}</View>
          {value === chosen && <Icon name="check" size={16} />}
        </Press>
      ))}
    </View>
  )
}
