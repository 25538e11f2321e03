import { createScope, every } from '#shared/kernel/scope'
import { isOn, lengthOf, numberOf, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { part, shadowOf } from '../parts.ts'

/** Documented: each percent takes this long. */
const STEP_MS = 30

/** https://developers.weixin.qq.com/miniprogram/dev/component/progress.html */
export const progress: ComponentPlan = {
  tag: 'progress',
  attributes: ['percent', 'show-info', 'border-radius', 'font-size', 'stroke-width', 'color', 'active-color', 'background-color', 'active', 'active-mode', 'duration'],
  events: ['activeend'],
  create(needs) {
    const { attribute, emit, scope } = needs
    const meter = createMeter(needs)
    let running = createScope(scope)
    const go = (): void => {
      running.end()
      running = createScope(scope)
      const mine = running
      const goal = Math.max(0, Math.min(100, numberOf(attribute('percent'), 0)))
      if (!isOn(attribute('active'))) return meter.draw(goal)
      meter.draw(attribute('active-mode') === 'forwards' ? Math.min(meter.shown, goal) : 0)
      every(mine, numberOf(attribute('duration'), STEP_MS), () => {
        meter.draw(Math.min(goal, meter.shown + 1))
        if (meter.shown < goal) return
        mine.end()
        emit('activeend', { curPercent: meter.shown })
      })
    }
    let there = false
    return {
      set(name) {
        meter.dress()
        if (there && (name === 'percent' || name === 'active')) go()
      },
      attached() {
        there = true
        meter.dress()
        go()
      },
      detached: () => running.end(),
    }
  },
}

/** The bar and its number. */
function createMeter({ host, attribute }: ComponentNeeds): { readonly shown: number; draw(percent: number): void; dress(): void } {
  const root = shadowOf(host, ':host { display: flex; align-items: center; } .bar { flex: 1; overflow: hidden; } .done { height: 100%; width: 0; } .info { margin-left: 15px; min-width: 2em; }')
  const bar = part(root, 'div', 'bar')
  const done = part(bar, 'div', 'done')
  const info = part(root, 'div', 'info')
  let shown = 0
  return {
    get shown() {
      return shown
    },
    draw(percent) {
      shown = percent
      done.style.width = `${percent}%`
      info.textContent = `${percent}%`
    },
    dress() {
      const radius = lengthOf(attribute('border-radius'))
      Object.assign(bar.style, { height: lengthOf(attribute('stroke-width'), '6px'), background: textOf(attribute('background-color'), '#ebebeb'), borderRadius: radius })
      Object.assign(done.style, { background: textOf(attribute('active-color') ?? attribute('color'), '#09bb07'), borderRadius: radius })
      info.style.display = isOn(attribute('show-info')) ? '' : 'none'
      info.style.fontSize = lengthOf(attribute('font-size'), '16px')
    },
  }
}
