import { Textarea } from '@tarojs/components'
import { useRef } from 'react'
import { classesOf } from '../../ui/classes'
import type { TextFieldProps } from './contract'
import styles from './text-field.module.scss'

const css = classesOf(styles)

/** WeChat's field; the keyboard's end is the end of the writing. */
export function TextField({ text, placeholder, maxLength, colour, line, letter, left, top, onDone }: TextFieldProps) {
  const words = useRef(text)
  return (
    <Textarea
      className={css('field')} value={text} placeholder={placeholder} maxlength={maxLength} autoFocus autoHeight showConfirmBar
      style={`left:${left}px;top:${top}px;color:${colour};font-size:${letter}px;line-height:${line}px;min-height:${line}px`}
      onInput={({ detail }) => void (words.current = detail.value)}
      onBlur={({ detail }) => onDone(detail.value || words.current)}
    />
  )
}
