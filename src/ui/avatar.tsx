import { View } from '@tarojs/components'
import { initialOf } from '#shared/room/initial'
import { classesOf } from './classes'
import styles from './avatar.module.scss'

const css = classesOf(styles)

/** Stands where a picture is missing. */
export function Avatar({ name, size = 40 }: { readonly name: string; readonly size?: number }) {
  return (
    <View className={css('avatar')} style={{ width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` }}>
      {initialOf(name)}
    </View>
  )
}
