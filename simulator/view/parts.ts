/** A component's inside: its own style sheet, away from the page's. The browser takes no drags for itself: they are scrolled as a phone does, see `drag-scroll`. */
export function shadowOf(host: HTMLElement, css = ''): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' })
  const style = host.ownerDocument.createElement('style')
  style.textContent = `* { touch-action: none; }${css}`
  root.append(style)
  return root
}

/** A new element inside another, with a class of its own. */
export function part<K extends keyof HTMLElementTagNameMap>(parent: Element | ShadowRoot, tag: K, className = ''): HTMLElementTagNameMap[K] {
  const element = parent.ownerDocument.createElement(tag)
  if (className !== '') element.className = className
  parent.appendChild(element)
  return element
}

/** Puts the children of the page's author here. */
export const childrenIn = (parent: Element | ShadowRoot, name = ''): HTMLSlotElement => {
  const slot = part(parent, 'slot')
  if (name !== '') slot.name = name
  return slot
}
