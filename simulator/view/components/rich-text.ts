import { isOn, textOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { richNodes } from '../rich-nodes.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/rich-text.html; its nodes stand in the page's own tree, for the page's classes. */
export const richText: ComponentPlan = {
  tag: 'rich-text',
  attributes: ['nodes', 'space', 'user-select'],
  partly: { mode: 'text is broken as the browser does' },
  events: [],
  create({ host, window, attribute, page }) {
    return {
      set(name, value) {
        if (name === 'user-select') host.toggleAttribute('data-selectable', isOn(value))
        else host.replaceChildren(...richNodes(attribute('nodes'), window, { document: host.ownerDocument, space: textOf(attribute('space')), url: page.url }))
      },
    }
  },
}
