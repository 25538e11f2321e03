import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { IconButton } from './icon-button'
import { classesOf } from './classes'
import styles from './panel.module.scss'

const css = classesOf(styles)

export interface PanelProps {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Opens at the right on a desktop, as a sheet on a phone. */
export function Panel({ title, closeLabel, onClose, children }: PanelProps) {
  return (
    <View className={css('frame')}>
      <View className={css('shade')} onClick={onClose} />
      <View className={css('panel')} {...aria('complementary', title)}>
        <View className={css('head')}>
          <View className={css('title')}>{title}</View>
          <IconButton icon='x' label={closeLabel} onPress={onClose} />
        </View>
        <View className={css('body')}>{children}</View>
      </View>
    </View>
  )
}
