import { isOn, textOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { part, shadowOf } from '../parts.ts'
import { onPress } from '../press.ts'

const CSS = `
.track { position: relative; box-sizing: border-box; width: 52px; height: 32px; border-radius: 16px; background: #dfdfdf; transition: background-color .1s; vertical-align: middle; }
.track::after { content: ''; position: absolute; top: 2px; left: 2px; width: 28px; height: 28px; border-radius: 14px; background: #fff; box-shadow: 0 1px 3px rgba(0, 0, 0, .4); transition: transform .3s cubic-bezier(.4, .4, .25, 1.35); }
.track.on::after { transform: translateX(20px); }
:host([disabled]) { opacity: .7; }
:host([type=checkbox]) .track { width: 24px; height: 24px; border-radius: 3px; background: #fff !important; border: 1px solid #d1d1d1; text-align: center; font: 20px/22px sans-serif; }
:host([type=checkbox]) .track::after { display: none; }
.tick { display: none; }
:host([type=checkbox]) .on .tick { display: block; }
`
const GREEN = '#04be02'

/** https://developers.weixin.qq.com/miniprogram/dev/component/switch.html */
export const switchPlan: ComponentPlan = {
  tag: 'switch',
  attributes: ['checked', 'disabled', 'type', 'color', 'name'],
  events: ['change'],
  create({ host, attribute, emit, model }) {
    const track = part(shadowOf(host, CSS), 'div')
    const tick = part(track, 'span', 'tick')
    tick.textContent = '✓'
    let on = false
    const turn = (to: boolean): void => {
      on = to
      const color = textOf(attribute('color'), GREEN)
      track.className = on ? 'track on' : 'track'
      track.style.backgroundColor = on ? color : ''
      tick.style.color = color
    }
    const press = (): void => {
      if (isOn(attribute('disabled'))) return
      turn(!on)
      model('checked', on)
      emit('change', { value: on })
    }
    onPress(host, press)
    turn(false)
    return {
      set(name, value) {
        if (name === 'checked') turn(isOn(value))
        if (name === 'color') turn(on)
      },
      activate: press,
      value: () => on,
      reset: () => turn(false),
      property: (name) => (name === 'checked' ? on : undefined),
    }
  },
}
