import { View } from '@tarojs/components'
import { classesOf } from './classes'
import { Icon } from './icon'
import type { IconName } from './icon/paths'
import styles from './button.module.scss'
import { Press } from './press'

const css = classesOf(styles)

export interface ButtonProps {
  readonly text: string
  /** One primary button a page says what to do. */
  readonly look?: 'primary' | 'plain' | 'danger' | 'quiet' | undefined
  readonly icon?: IconName | undefined
  readonly large?: boolean | undefined
  readonly wide?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** It works on it: pressing again does nothing. */
  readonly busy?: boolean | undefined
  readonly id?: string | undefined
  readonly onPress: () => void
}

/** A button with a word on it. */
export function Button({ text, look = 'plain', icon, large, wide, disabled, busy, id, onPress }: ButtonProps) {
  return (
    <Press id={id} className={css('button', look, large && 'large', wide && 'wide')} disabled={disabled || busy} onPress={onPress}>
      {busy ? <View className={css('spinner')} /> : icon && <Icon name={icon} size={18} />}
      <View className={css('text')}>{text}</View>
    </Press>
  )
}
