import type { ComponentPlan } from '../component.ts'
import { createHover } from '../hover.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/view.html */
export const view: ComponentPlan = {
  tag: 'view',
  attributes: ['hover-class', 'hover-stop-propagation', 'hover-start-time', 'hover-stay-time'],
  events: [],
  create: (needs) => createHover(needs),
}
