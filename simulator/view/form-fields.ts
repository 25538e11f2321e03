import type { Component, ComponentNeeds } from './component.ts'

const FORM = 'wx-form-act'

/** A button tells the form around it. */
export const tellForm = (host: HTMLElement, window: Window & typeof globalThis, act: 'submit' | 'reset'): boolean => host.dispatchEvent(new window.CustomEvent(FORM, { bubbles: true, detail: act }))

/** A form hears its buttons, and not those of forms inside it. */
export function onFormAct(host: HTMLElement, act: (what: 'submit' | 'reset') => void): void {
  host.addEventListener(FORM, (event) => {
    event.stopPropagation()
    act(Reflect.get(event, 'detail') === 'reset' ? 'reset' : 'submit')
  })
}

/** The fields inside an element, each with its name; one without a name is reset, and not collected. */
export function fieldsIn(element: HTMLElement, componentOf: ComponentNeeds['componentOf']): readonly (readonly [name: string, field: Component])[] {
  return [...element.querySelectorAll('*')].flatMap((one) => {
    const field = componentOf(one)
    return field?.value ? [[one.getAttribute('name') ?? '', field] as const] : []
  })
}
