import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon } from './icon'
import type { IconName } from './icon/paths'
import { Press } from './press'
import styles from './pill.module.scss'

export interface PillProps {
  readonly tone?: 'plain' | 'good' | 'warning' | 'danger' | undefined
  readonly icon?: IconName | undefined
  readonly label?: string | undefined
  readonly onPress?: (() => void) | undefined
  readonly children: ReactNode
}

/** A small fact in a rounded frame; pressable if it leads somewhere. */
export function Pill({ tone = 'plain', icon, label, onPress, children }: PillProps) {
  const name = classes(styles['pill'], styles[tone])
  const inside = <>{icon && <Icon name={icon} size={14} />}<View className={styles['text']}>{children}</View></>
  if (onPress === undefined) return <View className={name}>{inside}</View>
  return <Press className={styles['area']} label={label} onPress={onPress}><View className={name}>{inside}</View></Press>
}
