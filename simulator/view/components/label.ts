import { textOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { onPress } from '../press.ts'

const CONTROLS = 'wx-button, wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea'

/** https://developers.weixin.qq.com/miniprogram/dev/component/label.html */
export const label: ComponentPlan = {
  tag: 'label',
  attributes: ['for'],
  events: [],
  create({ host, attribute, componentOf }) {
    onPress(host, (origin) => {
      const wanted = textOf(attribute('for'))
      const control = wanted === '' ? host.querySelector(CONTROLS) : host.ownerDocument.getElementById(wanted)
      const pressed = origin.closest(CONTROLS)
      // A control under the finger acts for itself.
      if (control && !(pressed && host.contains(pressed))) componentOf(control)?.activate?.()
    })
    return {}
  },
}
