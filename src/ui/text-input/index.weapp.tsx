import { Input } from '@tarojs/components'
import type { TextInputProps } from './contract'
import { classesOf } from '../classes'
import styles from './text-input.module.scss'

const css = classesOf(styles)

/** A style sheet does not reach a hint there. */
const BARE_HINT = 'font-size:16px;font-weight:400;letter-spacing:0'

/** WeChat's field. */
export function TextInput({ value, placeholder, maxLength, kind, bare, focus, id, onChange, onEnter }: TextInputProps) {
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      className={css('input', bare && 'bare')}
      value={value}
      placeholder={placeholder ?? ''}
      {...(bare ? { placeholderStyle: BARE_HINT } : {})}
      maxlength={maxLength ?? -1}
      // A pasted link must fit too, and the keypad of `number` has no paste on some phones.
      type='text'
      {...(kind === 'number' ? { alwaysEmbed: true } : {})}
      focus={focus ?? false}
      onInput={({ detail }) => onChange(detail.value)}
      onConfirm={() => onEnter?.()}
    />
  )
}
