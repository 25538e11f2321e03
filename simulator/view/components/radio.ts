import { createChoice, createGroup } from '../choices.ts'
import type { ComponentPlan } from '../component.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/radio.html */
export const radio: ComponentPlan = {
  tag: 'radio',
  attributes: ['value', 'disabled', 'checked', 'color'],
  events: [],
  create: (needs) => createChoice(needs, 'radio'),
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/radio-group.html */
export const radioGroup: ComponentPlan = {
  tag: 'radio-group',
  attributes: ['name'],
  events: ['change'],
  create: (needs) => createGroup(needs, 'radio'),
}
