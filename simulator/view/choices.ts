import { isOn, textOf } from './attribute-values.ts'
import type { Component, ComponentNeeds } from './component.ts'
import { childrenIn, part, shadowOf } from './parts.ts'
import { onPress } from './press.ts'

const CHOSEN = 'wx-chosen'

const css = (round: boolean): string => `
.row { display: inline-flex; align-items: center; vertical-align: middle; }
.mark { display: inline-flex; align-items: center; justify-content: center; flex: none; box-sizing: border-box; width: 22px; height: 22px; margin-right: 5px; border: 1px solid #d1d1d1; border-radius: ${round ? '50%' : '3px'}; background: #fff; font: 18px/1 sans-serif; color: transparent; }
.mark.on { ${round ? 'border-color: transparent; color: #fff;' : ''} }
:host([disabled]) .mark { background: #e1e1e1; color: #adadad; }
:host([disabled]) .mark:not(.on) { color: transparent; }
`
const GREEN = '#09bb07'

/** A `checkbox` or a `radio`: a mark that can be set, and the page's words beside it. */
export interface Choice extends Component {
  choose(on: boolean): void
  readonly on: boolean
}

export function createChoice(needs: ComponentNeeds, kind: 'checkbox' | 'radio'): Component {
  const { host, window, attribute, model } = needs
  const round = kind === 'radio'
  const row = part(shadowOf(host, css(round)), 'div', 'row')
  const mark = part(row, 'div')
  mark.textContent = '✓'
  childrenIn(row)
  let on = false
  const choose = (chosen: boolean): void => {
    on = chosen
    mark.className = on ? 'mark on' : 'mark'
    const color = textOf(attribute('color'), GREEN)
    mark.style.color = on && !round ? color : ''
    mark.style.background = on && round ? color : ''
    host.toggleAttribute('data-chosen', on)
  }
  const press = (): void => {
    if (isOn(attribute('disabled')) || (round && on)) return
    choose(!on)
    model('checked', on)
    host.dispatchEvent(new window.CustomEvent(CHOSEN, { bubbles: true, detail: host }))
  }
  onPress(host, press)
  choose(false)
  const choice: Choice = {
    set(name, value) {
      if (name === 'checked') choose(isOn(value))
      if (name === 'color') choose(on)
    },
    activate: press,
    property: (name) => (name === 'checked' ? on : undefined),
    choose,
    get on() {
      return on
    },
  }
  return choice
}

/** A group of choices: which of them are chosen, and what a form collects of them. */
export function createGroup({ host, emit, model, componentOf }: ComponentNeeds, kind: 'checkbox' | 'radio'): Component {
  const choices = (): readonly (readonly [element: Element, choice: Choice])[] => [...host.querySelectorAll(`wx-${kind}`)].flatMap((element) => {
    const choice = componentOf(element)
    return isChoice(choice) ? [[element, choice] as const] : []
  })
  const chosen = (): readonly string[] => choices().filter(([, choice]) => choice.on).map(([element]) => element.getAttribute('value') ?? '')
  const value = (): string | readonly string[] => (kind === 'radio' ? chosen()[0] ?? '' : chosen())
  host.addEventListener(CHOSEN, (event) => {
    event.stopPropagation()
    const picked: unknown = Reflect.get(event, 'detail')
    if (kind === 'radio') for (const [element, choice] of choices()) if (element !== picked) choice.choose(false)
    model('value', value())
    emit('change', { value: value() })
  })
  return {
    value,
    reset: () => choices().forEach(([, choice]) => choice.choose(false)),
  }
}

const isChoice = (component: Component | null): component is Choice => component !== null && 'choose' in component
