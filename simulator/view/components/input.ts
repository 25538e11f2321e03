import { isOn, textOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { createField, FIELD_ATTRIBUTES, FIELD_EVENTS, FIELD_PARTLY, fieldIn } from '../text-field.ts'

/** What a keyboard of digits can't write. */
const STRANGE: Readonly<Record<string, RegExp>> = { number: /[^0-9]/g, digit: /[^0-9.]/g, idcard: /[^0-9Xx]/g }
const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

/** https://developers.weixin.qq.com/miniprogram/dev/component/input.html */
export const input: ComponentPlan = {
  tag: 'input',
  attributes: [...FIELD_ATTRIBUTES, 'type', 'password'],
  partly: {
    ...FIELD_PARTLY,
    ...Object.fromEntries(['safe-password-cert-path', 'safe-password-length', 'safe-password-time-stamp', 'safe-password-nonce', 'safe-password-salt', 'safe-password-custom-hash'].map((name) => [name, 'the keyboard of WeChat Pay is not here: a safe password is written as another'])),
  },
  events: FIELD_EVENTS,
  create(needs) {
    const { attribute } = needs
    const { field, placeholder } = fieldIn(needs, 'input')
    field.autocomplete = 'off'
    const component = createField({
      needs,
      field,
      placeholder,
      filter: (value) => value.replace(STRANGE[textOf(attribute('type'))] ?? /[\r\n]/g, ''),
      confirms: () => true,
    })
    return {
      ...component,
      set(name, value) {
        if (name === 'type') field.inputMode = KEYBOARDS[textOf(value)] ?? 'text'
        if (name === 'type' || name === 'password') field.type = isOn(attribute('password')) || attribute('type') === 'safe-password' ? 'password' : 'text'
        component.set?.(name, value)
      },
    }
  },
}
