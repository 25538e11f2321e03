import { isOn, lengthOf, numberOf, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { listenToDrag, takesDrags } from '../drag.ts'
import { part, shadowOf } from '../parts.ts'

const CSS = `
:host { margin: 10px 18px; padding: 0; }
.row { display: flex; align-items: center; min-height: 16px; }
.area { flex: 1; padding: 8px 0; position: relative; }
.bar { position: relative; height: 2px; border-radius: 5px; }
.done { height: 100%; border-radius: inherit; }
.block { position: absolute; top: 50%; transform: translate(-50%, -50%); border-radius: 50%; box-shadow: 0 0 4px rgba(0, 0, 0, .2); }
.number { width: 3em; color: #888; font-size: 14px; padding-left: 1em; }
`

/** The value that a place between the ends means, in whole steps from the least. */
export function steppedValue(part: number, { min, max, step }: { readonly min: number; readonly max: number; readonly step: number }): number {
  const raw = (max - min) * Math.min(1, Math.max(0, part))
  const places = (String(step).split('.')[1] ?? '').length
  return Math.min(max, Math.max(min, Number((min + Math.round(raw / step) * step).toFixed(places))))
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/slider.html */
export const slider: ComponentPlan = {
  tag: 'slider',
  attributes: ['min', 'max', 'step', 'disabled', 'value', 'color', 'selected-color', 'active-color', 'background-color', 'block-size', 'block-color', 'show-value', 'name'],
  events: ['change', 'changing'],
  create(needs) {
    const { host, window, scope, attribute, emit, model } = needs
    const { area, draw } = dress(needs)
    let value = 0
    const range = () => ({ min: numberOf(attribute('min'), 0), max: numberOf(attribute('max'), 100), step: Math.abs(numberOf(attribute('step'), 1)) || 1 })
    const show = (next: number): void => draw(value = next, range())
    const at = (x: number): number => {
      const { left, width } = area.getBoundingClientRect()
      return steppedValue(width > 0 ? (x - left) / width : 0, range())
    }
    takesDrags(host, 'x')
    listenToDrag(host, window, {
      start: () => !isOn(attribute('disabled')),
      move({ x }) {
        const next = at(x)
        if (next === value) return
        show(next)
        emit('changing', { value })
      },
      end({ x }) {
        show(at(x))
        model('value', value)
        emit('change', { value })
      },
    }, scope)
    const fromAttribute = (): void => {
      const { min, max } = range()
      show(Math.min(max, Math.max(min, numberOf(attribute('value'), 0))))
    }
    return {
      set: (name) => (name === 'value' ? fromAttribute() : show(value)),
      attached: fromAttribute,
      value: () => value,
      reset: () => show(range().min),
      property: (name) => (name === 'value' ? value : undefined),
    }
  },
}

function dress({ host, attribute }: ComponentNeeds) {
  const row = part(shadowOf(host, CSS), 'div', 'row')
  const area = part(row, 'div', 'area')
  const bar = part(area, 'div', 'bar')
  const done = part(bar, 'div', 'done')
  const block = part(bar, 'div', 'block')
  const number = part(row, 'div', 'number')
  return {
    area,
    draw(value: number, { min, max }: { readonly min: number; readonly max: number }): void {
      const percent = `${max > min ? ((value - min) / (max - min)) * 100 : 0}%`
      const size = lengthOf(Math.min(28, Math.max(12, numberOf(attribute('block-size'), 28))))
      bar.style.background = textOf(attribute('background-color') ?? attribute('color'), '#e9e9e9')
      done.style.background = textOf(attribute('active-color') ?? attribute('selected-color'), '#1aad19')
      done.style.width = percent
      Object.assign(block.style, { left: percent, width: size, height: size, background: textOf(attribute('block-color'), '#ffffff') })
      number.hidden = !isOn(attribute('show-value'))
      number.style.display = number.hidden ? 'none' : ''
      number.textContent = String(value)
    },
  }
}
