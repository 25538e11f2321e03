import { View } from '@tarojs/components'
import { classesOf } from '../ui/classes'
import { Icon } from '../ui/icon'
import type { IconName } from '../ui/icon/paths'
import { Press } from '../ui/press'
import styles from './more-panel.module.scss'

const css = classesOf(styles)

export interface WayProps {
  readonly icon: IconName
  readonly text: string
  readonly id?: string
  readonly danger?: boolean
  readonly onPress: () => void
}

/** A line of the panel that leads somewhere. */
export function Way({ icon, text, id, danger, onPress }: WayProps) {
  return (
    <Press id={id} className={css('way')} onPress={onPress}>
      <View className={css('icon', danger && 'danger')}><Icon name={icon} /></View>
      <View className={css('text')}>{text}</View>
      <Icon name='chevron-right' size={16} />
    </Press>
  )
}
