import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import { drawings } from './file-drawing'
import styles from './row.module.scss'

const css = classesOf(styles)

export interface RowProps {
  readonly picture: keyof typeof drawings
  readonly name: string
  readonly fact: string
  readonly tone?: 'danger' | undefined
  /** From 0 to 1; null: nothing is on its way. */
  readonly share: number | null
  readonly children: ReactNode
}

/** One file: what it is, how far it is, what may be done. */
export function Row({ picture, name, fact, tone, share, children }: RowProps) {
  return (
    <View className={css('row')}>
      <View className={css('picture')}><Drawn inside={drawings[picture]} size={22} /></View>
      <View className={css('words')}>
        <View className={css('name')}>{name}</View>
        <View className={css('fact', tone)}>{fact}</View>
        {share !== null && <View className={css('track')}><View className={css('done')} style={{ width: `${Math.round(share * 100)}%` }} /></View>}
      </View>
      {children}
    </View>
  )
}
