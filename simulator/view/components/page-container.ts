import { after, createScope } from '#shared/kernel/scope'
import { isOn, numberOf, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { listenToDrag } from '../drag.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'

const CSS = `
.overlay { position: fixed; inset: 0; background: rgba(0, 0, 0, .7); transition: opacity; opacity: 0; }
.box { position: fixed; background: #fff; overflow: auto; transition: transform, opacity; max-height: 100%; }
.bottom { left: 0; right: 0; bottom: 0; transform: translateY(100%); } .top { left: 0; right: 0; top: 0; transform: translateY(-100%); }
.right { top: 0; bottom: 0; right: 0; width: 100%; transform: translateX(100%); } .center { left: 50%; top: 50%; transform: translate(-50%, -50%); opacity: 0; }
.bottom.round { border-radius: 20px 20px 0 0; } .top.round { border-radius: 0 0 20px 20px; } .center.round, .right.round { border-radius: 20px; }
.open.overlay { opacity: 1; } .open.bottom, .open.top, .open.right { transform: none; } .open.center { opacity: 1; }
.away { display: none; }
`
const CLOSING_PX = 80

/** https://developers.weixin.qq.com/miniprogram/dev/component/page-container.html */
export const pageContainer: ComponentPlan = {
  tag: 'page-container',
  attributes: ['show', 'duration', 'z-index', 'overlay', 'position', 'round', 'close-on-slide-down', 'overlay-style', 'custom-style'],
  partly: { 'prevent-back': 'going back leaves the page, and not the container alone' },
  events: ['beforeenter', 'enter', 'afterenter', 'beforeleave', 'leave', 'afterleave', 'clickoverlay'],
  create({ host, window, attribute, emit, model, scope }) {
    const root = shadowOf(host, CSS)
    const overlay = part(root, 'div', 'overlay away')
    const box = part(root, 'div', 'box away')
    childrenIn(box)
    let open = false
    let moving = createScope(scope)
    const dress = (away: boolean): void => dressParts(attribute, overlay, box, `${open ? ' open' : ''}${away ? ' away' : ''}`)
    const turn = (to: boolean): void => {
      if (open === to) return
      moving.end()
      moving = createScope(scope)
      emit(to ? 'beforeenter' : 'beforeleave', {})
      dress(false)
      // The way begins where it stands now: one layout between.
      void box.offsetHeight
      open = to
      dress(false)
      emit(to ? 'enter' : 'leave', {})
      after(moving, numberOf(attribute('duration'), 300), () => {
        dress(!open)
        emit(to ? 'afterenter' : 'afterleave', {})
      })
    }
    const leave = (): void => {
      model('show', false)
      turn(false)
    }
    overlay.addEventListener('click', () => {
      emit('clickoverlay', {})
      leave()
    })
    listenToDrag(box, window, { start: () => isOn(attribute('close-on-slide-down')), end: ({ dy }) => (dy > CLOSING_PX ? leave() : undefined) }, scope)
    return { set: (name, value) => (name === 'show' ? turn(isOn(value)) : dress(!open)) }
  },
}

function dressParts(attribute: ComponentNeeds['attribute'], overlay: HTMLElement, box: HTMLElement, state: string): void {
  const index = `z-index: ${numberOf(attribute('z-index'), 100)}; transition-duration: ${numberOf(attribute('duration'), 300)}ms;`
  overlay.setAttribute('style', `${index}${textOf(attribute('overlay-style'))}`)
  box.setAttribute('style', `${index}${textOf(attribute('custom-style'))}`)
  overlay.className = `overlay${state}${isOn(attribute('overlay'), true) ? '' : ' away'}`
  box.className = `box ${textOf(attribute('position'), 'bottom')}${isOn(attribute('round')) ? ' round' : ''}${state}`
}
