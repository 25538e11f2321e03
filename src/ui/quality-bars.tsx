import { View } from '@tarojs/components'
import type { Quality } from '#shared/room/commands'
import { aria } from './aria'
import { classes } from './classes'
import styles from './quality-bars.module.scss'

const LIT: Readonly<Record<Quality, number>> = { good: 4, fair: 2, poor: 1, unknown: 0 }

/** Four bars, lit by the network's quality. */
export function QualityBars({ quality, label }: { readonly quality: Quality; readonly label: string }) {
  return (
    <View className={classes(styles['bars'], styles[quality])} {...aria('img', label)}>
      {[1, 2, 3, 4].map((bar) => (
        <View key={bar} className={classes(styles['bar'], bar <= LIT[quality] && styles['lit'])} style={{ height: `${2 + bar * 2.5}px` }} />
      ))}
    </View>
  )
}
