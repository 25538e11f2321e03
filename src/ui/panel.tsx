import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { IconButton } from './icon-button'
import styles from './panel.module.scss'

export interface PanelProps {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Opens at the right on a desktop, as a sheet on a phone. */
export function Panel({ title, closeLabel, onClose, children }: PanelProps) {
  return (
    <View className={styles['frame']}>
      <View className={styles['shade']} onClick={onClose} />
      <View className={styles['panel']} {...aria('complementary', title)}>
        <View className={styles['head']}>
          <View className={styles['title']}>{title}</View>
          <IconButton icon="x" label={closeLabel} onPress={onClose} />
        </View>
        <View className={styles['body']}>{children}</View>
      </View>
    </View>
  )
}
