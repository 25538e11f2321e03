import { isOn } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { childrenIn, shadowOf } from '../parts.ts'

const CSS = ':host([popover]) { position: fixed; inset: 0 0 auto 0; width: 100%; height: auto; margin: 0; padding: 0; border: 0; overflow: visible; background: none; color: inherit; }'

/** https://developers.weixin.qq.com/miniprogram/dev/component/root-portal.html; the browser's top layer lifts it out of everything around it. */
export const rootPortal: ComponentPlan = {
  tag: 'root-portal',
  attributes: ['enable'],
  events: [],
  create({ host, attribute }) {
    childrenIn(shadowOf(host, CSS))
    const lift = (): void => {
      if (!host.isConnected || !('showPopover' in host)) return
      if (isOn(attribute('enable'), true)) {
        host.popover = 'manual'
        if (!host.matches(':popover-open')) host.showPopover()
      } else host.popover = null
    }
    return { set: lift, attached: lift }
  },
}
