import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import type { IconName } from './icon/paths'
import { Press } from './press'
import { classesOf } from './classes'
import styles from './pill.module.scss'

const css = classesOf(styles)

export interface PillProps {
  readonly tone?: 'plain' | 'good' | 'warning' | 'danger' | undefined
  readonly icon?: IconName | undefined
  readonly label?: string | undefined
  readonly onPress?: (() => void) | undefined
  readonly children: ReactNode
}

/** A small fact in a rounded frame; pressable if it leads somewhere. */
export function Pill({ tone = 'plain', icon, label, onPress, children }: PillProps) {
  const name = css('pill', tone)
  const inside = <>{icon && <Icon name={icon} size={14} />}<View className={css('text')}>{children}</View></>
  if (onPress === undefined) return <View className={name}>{inside}</View>
  return <Press className={css('area')} label={label} onPress={onPress}><View className={name}>{inside}</View></Press>
}
