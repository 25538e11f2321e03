import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { IconButton } from './icon-button'
import { classesOf } from './classes'
import styles from './dialog.module.scss'

const css = classesOf(styles)

export interface DialogProps {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One question over the page: in the middle on a desktop, from below on a phone. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  return (
    <View className={css('frame')}>
      <View className={css('shade')} onClick={onClose} />
      <View className={css('dialog')} {...aria('dialog', title)}>
        <View className={css('head')}>
          <View className={css('title')}>{title}</View>
          <IconButton icon='x' label={closeLabel} onPress={onClose} />
        </View>
        {children}
      </View>
    </View>
  )
}
