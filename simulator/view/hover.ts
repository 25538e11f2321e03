import { after, createScope } from '#shared/kernel/scope'
import { isOn, numberOf, textOf } from './attribute-values.ts'
import type { Component, ComponentNeeds } from './component.ts'

const START_MS = 50
const STAY_MS = 400
/** Told from the inside out, so that a component can keep it from those around it. */
const TAKEN = new WeakSet<Event>()

/** `hover-class`: worn while a finger rests on the component, and a moment longer. */
export function createHover({ host, attribute, scope }: ComponentNeeds, ownClass = '', { start = START_MS, stay = STAY_MS } = {}): Component {
  let hover = createScope(scope)
  let worn: readonly string[] = []
  const take = (): void => {
    host.classList.remove(...worn)
    worn = []
  }
  host.addEventListener('pointerdown', (event) => {
    const name = textOf(attribute('hover-class'), ownClass)
    if (TAKEN.has(event) || name === '' || name === 'none' || isOn(attribute('disabled'))) return
    if (isOn(attribute('hover-stop-propagation'))) TAKEN.add(event)
    hover.end()
    hover = createScope(scope)
    after(hover, numberOf(attribute('hover-start-time'), start), () => {
      worn = name.split(/\s+/).filter((one) => one !== '')
      host.classList.add(...worn)
    })
  })
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) {
    host.addEventListener(type, () => {
      hover.end()
      hover = createScope(scope)
      if (worn.length > 0) after(hover, numberOf(attribute('hover-stay-time'), stay), take)
    })
  }
  return {}
}
