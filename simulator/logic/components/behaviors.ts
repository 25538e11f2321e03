import type { ComponentEnv } from 'glass-easel-miniprogram-adapter'
import { FORM_FIELD } from './form-fields.ts'

/** The behaviors that WeChat brings, by name; https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/behaviors.html */
export function builtInBehavior(name: string, Behavior: ComponentEnv['Behavior']): unknown {
  switch (name) {
    case 'wx://form-field':
      return Behavior({ properties: { name: String, value: null }, methods: { [FORM_FIELD]: () => undefined } })
    case 'wx://form-field-group':
    case 'wx://form-field-button':
    case 'wx://component-export':
      return Behavior({})
    default:
      throw new Error(`behavior "${name}" is not known`)
  }
}
