import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'
import styles from './card.module.scss'

/** A framed surface. */
export function Card({ tight, children }: { readonly tight?: boolean; readonly children: ReactNode }) {
  return <View className={classes(styles['card'], tight && styles['tight'])}>{children}</View>
}
