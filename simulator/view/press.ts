import type { ViewNode, ViewTree } from './tree.ts'

/** Told to each component that a finger pressed, from the inside out, after the page's own `tap`. */
const PRESS = 'wx-press'

/** Lets components act on a tap: buttons, labels, navigators. A `catchtap` keeps it from those further out. */
export function press(node: ViewNode, tree: ViewTree, window: Window & typeof globalThis): void {
  const origin = node.element
  for (let element = origin; element; element = element.parentElement) {
    element.dispatchEvent(new window.CustomEvent(PRESS, { detail: origin }))
    const own = tree.around(element)
    if (own?.element === element && own.listens.get('tap') === true) return
  }
}

/** Hears presses on a component; `origin` is the innermost element under the finger. */
export function onPress(host: HTMLElement, act: (origin: Element) => void): void {
  host.addEventListener(PRESS, (event) => {
    const origin: unknown = Reflect.get(event, 'detail')
    act(isElement(origin) ? origin : host)
  })
}

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && 'closest' in value

/** A disabled button takes no taps, and lets none through. */
export const isDisabled = (element: Element | null): boolean => element !== null && element.closest('wx-button[disabled]') !== null
