import { View } from '@tarojs/components'
import { classesOf } from './classes'
import styles from './avatar.module.scss'

const css = classesOf(styles)

/** The letter that stands for a person: the last character of a Chinese name, the first of another; what stands in brackets behind a name is not part of it. */
export function initialOf(name: string): string {
  const letters = [...name.replace(/[（(].*$/u, '').trim() || name.trim()]
  const last = letters[letters.length - 1] ?? '?'
  return /[\u3400-\u9fff]/.test(last) ? last : (letters[0] ?? '?').toUpperCase()
}

/** Stands where a picture is missing. */
export function Avatar({ name, size = 40 }: { readonly name: string; readonly size?: number }) {
  return (
    <View className={css('avatar')} style={{ width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` }}>
      {initialOf(name)}
    </View>
  )
}
