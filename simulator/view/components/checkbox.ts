import { createChoice, createGroup } from '../choices.ts'
import type { ComponentPlan } from '../component.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox.html */
export const checkbox: ComponentPlan = {
  tag: 'checkbox',
  attributes: ['value', 'disabled', 'checked', 'color'],
  events: [],
  create: (needs) => createChoice(needs, 'checkbox'),
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox-group.html */
export const checkboxGroup: ComponentPlan = {
  tag: 'checkbox-group',
  attributes: ['name'],
  events: ['change'],
  create: (needs) => createGroup(needs, 'checkbox'),
}
