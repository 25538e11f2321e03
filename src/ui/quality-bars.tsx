import { View } from '@tarojs/components'
import type { Quality } from '#shared/room/commands'
import { aria } from './aria'
import { classesOf } from './classes'
import styles from './quality-bars.module.scss'

const css = classesOf(styles)

const LIT: Readonly<Record<Quality, number>> = { good: 4, fair: 2, poor: 1, unknown: 0 }

/** Four bars, lit by the network's quality. */
export function QualityBars({ quality, label }: { readonly quality: Quality; readonly label: string }) {
  return (
    <View className={css('bars', quality)} {...aria('img', label)}>
      {[1, 2, 3, 4].map((bar) => (
        <View key={bar} className={css('bar', bar <= LIT[quality] && 'lit')} style={{ height: `${2 + bar * 2.5}px` }} />
      ))}
    </View>
  )
}
