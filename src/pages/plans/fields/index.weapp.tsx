import { Picker, Textarea, View } from '@tarojs/components'
import { aria } from '../../../ui/aria'
import { classesOf } from '../../../ui/classes'
import type { LinesFieldProps, WhenFieldProps } from './contract'
import styles from './fields.module.scss'

const css = classesOf(styles)

/** WeChat's wheel of days. */
export const DateField = ({ label, value, from, onChange }: WhenFieldProps) => (
  <Picker mode='date' value={value} {...(from === undefined ? {} : { start: from })} onChange={({ detail }) => onChange(detail.value)}>
    <View className={css('field')} {...aria('button', `${label} ${value}`)}>{value}</View>
  </Picker>
)

/** WeChat's wheel of hours and minutes. */
export const TimeField = ({ label, value, onChange }: WhenFieldProps) => (
  <Picker mode='time' value={value} onChange={({ detail }) => onChange(detail.value)}>
    <View className={css('field')} {...aria('button', `${label} ${value}`)}>{value}</View>
  </Picker>
)

/** WeChat's field of several lines; without a bound of its own, for the whole is bounded elsewhere. */
export const LinesField = ({ value, placeholder, onChange }: LinesFieldProps) =>
  <Textarea className={css('field', 'lines')} value={value} placeholder={placeholder ?? ''} maxlength={-1} onInput={({ detail }) => onChange(detail.value)} />
