import { Textarea } from '@tarojs/components'
import type { TextAreaProps } from './contract'
import { classesOf } from '../classes'
import styles from './text-area.module.scss'

const css = classesOf(styles)

/** WeChat's field. */
export const TextArea = ({ value, placeholder, maxLength, tall, id, onChange }: TextAreaProps) => (
  <Textarea
    {...(id === undefined ? {} : { id })}
    className={css('area', tall && 'tall')}
    value={value}
    placeholder={placeholder ?? ''}
    maxlength={maxLength}
    onInput={({ detail }) => onChange(detail.value)}
  />
)
