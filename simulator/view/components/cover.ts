import { lengthOf, numberOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { createPicture } from './image.ts'
import { createHover } from '../hover.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/cover-view.html */
export const coverView: ComponentPlan = {
  tag: 'cover-view',
  attributes: ['scroll-top', 'hover-class', 'hover-stop-propagation', 'hover-start-time', 'hover-stay-time'],
  partly: { 'marker-id': 'there is no map for it to stand on' },
  events: [],
  create(needs) {
    createHover(needs)
    return {
      set(name, value) {
        if (name === 'scroll-top') needs.host.scrollTop = numberOf(value, Number.parseFloat(lengthOf(value)) || 0)
      },
    }
  },
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/cover-image.html */
export const coverImage: ComponentPlan = {
  tag: 'cover-image',
  attributes: ['src'],
  partly: { 'referrer-policy': 'the browser\'s own policy stands' },
  events: ['load', 'error'],
  create: (needs) => createPicture(needs),
}
