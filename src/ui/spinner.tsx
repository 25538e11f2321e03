import { View } from '@tarojs/components'
import { announced } from './aria'
import { classesOf } from './classes'
import styles from './spinner.module.scss'

const css = classesOf(styles)

/** It works on it. */
export function Spinner({ text }: { readonly text: string }) {
  return (
    <View className={css('frame')} {...announced}>
      <View className={css('wheel')} />
      <View>{text}</View>
    </View>
  )
}
