import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classesOf } from './classes'
import styles from './card.module.scss'

const css = classesOf(styles)

/** A framed surface. */
export function Card({ tight, children }: { readonly tight?: boolean; readonly children: ReactNode }) {
  return <View className={css('card', tight && 'tight')}>{children}</View>
}
