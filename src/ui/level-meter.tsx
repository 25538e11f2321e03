import { View } from '@tarojs/components'
import { aria } from './aria'
import { classesOf } from './classes'
import styles from './level-meter.module.scss'

const css = classesOf(styles)

/** A voice is never even: the middle bars are taller. */
const SHAPE = [0.45, 0.75, 1, 0.75, 0.45]

/** Moves while there is sound; `level` is 0 to 1. */
export function LevelMeter({ level, label }: { readonly level: number; readonly label: string }) {
  return (
    <View className={css('meter')} {...aria('img', label)}>
      {SHAPE.map((share, index) => (
        <View key={index} className={css('bar', level > index * 0.12 && 'lit')} style={{ height: `${Math.round(6 + 16 * share * Math.min(1, level * 2))}px` }} />
      ))}
    </View>
  )
}
