import { addAccessory } from '../accessory.ts'
import type { ComponentPlan } from '../component.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'

/** Documented: 200 px is the most. */
const HIGHEST_PX = 200

const CSS = `
:host { display: flex; position: fixed; inset: auto 0 var(--covered, 0) 0; box-sizing: border-box; width: 100%; max-height: ${HIGHEST_PX}px; margin: 0; padding: 0; border: 0; overflow: hidden; background: none; color: #000; white-space: normal; }
:host(:not([data-raised])) { display: none !important; }
.bar { display: flex; width: 100%; }`

/** https://developers.weixin.qq.com/miniprogram/dev/component/keyboard-accessory.html; the browser's top layer lifts it out of its field. */
export const keyboardAccessory: ComponentPlan = {
  tag: 'keyboard-accessory',
  attributes: [],
  partly: { height: 'it is asked for when the keyboard rises, and not again while it is up; a field at the very foot of its page is covered by the bar' },
  events: [],
  create({ host, window }) {
    childrenIn(part(shadowOf(host, CSS), 'div', 'bar'))
    // A place of its own in the field, beside the placeholder.
    host.slot = 'accessory'
    // The field keeps the focus.
    host.addEventListener('mousedown', (event) => event.preventDefault())
    const show = (raised: boolean): void => {
      host.toggleAttribute('data-raised', raised)
      if (!('showPopover' in host)) return
      host.popover = raised ? 'manual' : null
      if (raised) host.showPopover()
    }
    addAccessory(host, {
      height: () => Math.min(HIGHEST_PX, Number.parseFloat(window.getComputedStyle(host).height) || 0),
      raise(covered) {
        host.style.setProperty('--covered', `${covered}px`)
        show(true)
      },
      lower: () => show(false),
    })
    return {}
  },
}
