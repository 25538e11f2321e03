import { listOf, numberOf, textOf } from '../attribute-values.ts'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'
import { createWheel } from '../wheel.ts'

const TURNED = 'wx-column'
const ITEM_PX = 34

/** https://developers.weixin.qq.com/miniprogram/dev/component/picker-view.html */
export const pickerView: ComponentPlan = {
  tag: 'picker-view',
  attributes: ['value', 'indicator-style', 'indicator-class', 'mask-style', 'mask-class', 'immediate-change'],
  events: ['change', 'pickstart', 'pickend'],
  create({ host, attribute, emit, model, componentOf }) {
    const root = shadowOf(host, ':host { display: block; position: relative; overflow: hidden; } .columns { display: flex; height: 100%; }')
    childrenIn(part(root, 'div', 'columns'))
    const columns = (): readonly Column[] => [...host.querySelectorAll('wx-picker-view-column')].flatMap((element) => {
      const column = componentOf(element)
      return isColumn(column) ? [column] : []
    })
    let told: readonly number[] = []
    const show = (): void => {
      const value = listOf(attribute('value'))
      columns().forEach((column, index) => {
        column.dress(textOf(attribute('indicator-style')), textOf(attribute('indicator-class')), textOf(attribute('mask-style')), textOf(attribute('mask-class')))
        column.show(numberOf(value[index], 0))
      })
      told = columns().map(({ index }) => index)
    }
    host.addEventListener(TURNED, (event) => {
      event.stopPropagation()
      if (Reflect.get(event, 'detail') === 'start') return emit('pickstart', {})
      const value = columns().map(({ index }) => index)
      if (value.some((index, column) => index !== told[column])) {
        told = value
        model('value', value)
        emit('change', { value })
      }
      emit('pickend', {})
    })
    const value = (): readonly number[] => columns().map(({ index }) => index)
    return {
      // Columns may come with the same change.
      set: () => void Promise.resolve().then(show),
      attached: show,
      value,
      property: (name) => (name === 'value' ? value() : undefined),
      reset: () => columns().forEach((column) => column.show(0)),
    }
  },
}

/** One column of a `picker-view`. */
interface Column extends Component {
  readonly index: number
  show(index: number): void
  dress(style: string, names: string, maskStyle: string, maskNames: string): void
}

const isColumn = (component: Component | null): component is Column => component !== null && 'dress' in component

const COLUMN_CSS = `
:host { display: block; position: relative; flex: 1; height: 100%; overflow: hidden; touch-action: none; cursor: grab; }
.lines { position: absolute; left: 0; right: 0; top: calc(50% - var(--item) / 2); }
::slotted(:not([slot])) { height: var(--item) !important; overflow: hidden; }
::slotted([slot=mask]) { position: absolute; inset: 0; pointer-events: none; z-index: 3; background: linear-gradient(rgba(255,255,255,.95), rgba(255,255,255,.6)) top / 100% calc(50% - var(--item) / 2) no-repeat, linear-gradient(rgba(255,255,255,.6), rgba(255,255,255,.95)) bottom / 100% calc(50% - var(--item) / 2) no-repeat; }
::slotted([slot=indicator]) { position: absolute; left: 0; right: 0; top: 50%; height: ${ITEM_PX}px; box-sizing: border-box; transform: translateY(-50%); pointer-events: none; z-index: 3; border: solid #e5e5e5; border-width: 1px 0; }
`

/** https://developers.weixin.qq.com/miniprogram/dev/component/picker-view-column.html */
export const pickerViewColumn: ComponentPlan = {
  tag: 'picker-view-column',
  attributes: [],
  events: [],
  create: (needs) => createColumn(needs),
}

function createColumn({ host, window, scope }: ComponentNeeds): Column {
  const root = shadowOf(host, COLUMN_CSS)
  const lines = part(root, 'div', 'lines')
  childrenIn(lines)
  const [mask, indicator] = ['mask', 'indicator'].map((name) => dressable(host, root, name))
  const itemPx = (): number => indicator?.offsetHeight || ITEM_PX
  const tell = (what: 'start' | 'end'): boolean => host.dispatchEvent(new window.CustomEvent(TURNED, { bubbles: true, detail: what }))
  const wheel = createWheel({
    element: host,
    window,
    scope,
    itemPx,
    count: () => [...host.children].filter((child) => child !== mask && child !== indicator).length,
    draw(position, gliding) {
      host.style.setProperty('--item', `${itemPx()}px`)
      lines.style.transition = gliding ? 'transform .2s ease-out' : ''
      lines.style.transform = `translateY(${-position * itemPx()}px)`
    },
    started: () => void tell('start'),
    rested: () => void tell('end'),
  })
  return {
    get index() {
      return wheel.index
    },
    show: (index) => wheel.show(index),
    attached: () => wheel.show(wheel.index),
    dress(style, names, maskStyle, maskNames) {
      indicator?.setAttribute('style', style)
      indicator?.setAttribute('class', names)
      mask?.setAttribute('style', maskStyle)
      mask?.setAttribute('class', maskNames)
    },
  }
}

/** A part that stands in the page's own tree, so that the page's classes can dress it; before the lines, which come and go after it. */
function dressable(host: HTMLElement, root: ShadowRoot, name: string): HTMLElement {
  childrenIn(root, name)
  const element = host.ownerDocument.createElement('div')
  element.slot = name
  host.prepend(element)
  return element
}
