import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { announced } from './aria'
import { Icon } from './icon'
import type { IconName } from './icon/paths'
import { classesOf } from './classes'
import styles from './banner.module.scss'

const css = classesOf(styles)

export interface BannerProps {
  readonly icon: IconName
  readonly tone: 'plain' | 'warning' | 'danger'
  readonly text: string
  /** What to press about it. */
  readonly children?: ReactNode
}

/** Something that lasts and that the person should know: one line, one thing to press. */
export function Banner({ icon, tone, text, children }: BannerProps) {
  return (
    <View className={css('banner', tone)} {...announced}>
      <Icon name={icon} size={18} />
      <View className={css('text')}>{text}</View>
      {children}
    </View>
  )
}
