import { View } from '@tarojs/components'
import { Icon } from '../../ui/icon'
import type { IconName } from '../../ui/icon/paths'
import { Press } from '../../ui/press'
import { classesOf } from '../../ui/classes'
import styles from './check-row.module.scss'

const css = classesOf(styles)

/** `open`: nothing to say against it yet. */
export interface Verdict {
  readonly is: 'good' | 'warning' | 'bad' | 'open'
  readonly text: string
}

export interface CheckRowProps {
  readonly icon: IconName
  readonly name: string
  readonly verdict: Verdict
  readonly onPress?: (() => void) | undefined
  readonly pressLabel?: string | undefined
}

const MARKS = { good: 'check', warning: 'circle-alert', bad: 'circle-alert', open: null } as const

/** One check: what, how it stands, and what to press about it. */
export function CheckRow({ icon, name, verdict, onPress, pressLabel }: CheckRowProps) {
  const mark = MARKS[verdict.is] ?? (onPress ? 'chevron-right' : null)
  const inside = (
    <>
      <View className={css('icon')}><Icon name={icon} size={18} /></View>
      <View className={css('name')}>{name}</View>
      <View className={css('text', verdict.is)}>{verdict.text}</View>
      <View className={css('mark', verdict.is)}>{mark && <Icon name={verdict.is === 'bad' && onPress ? 'refresh-cw' : mark} size={18} />}</View>
    </>
  )
  if (!onPress) return <View className={css('row')}>{inside}</View>
  return <Press className={css('row')} label={`${name} · ${verdict.text}${pressLabel ? ` · ${pressLabel}` : ''}`} onPress={onPress}>{inside}</Press>
}
