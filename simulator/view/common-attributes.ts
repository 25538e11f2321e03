import type { Finding } from '../border/view.ts'
import { animate } from './animation.ts'
import { components } from './components.ts'
import type { ViewNode } from './tree.ts'

/** Attributes that every component has. */
const OF_ALL = new Set(['id', 'class', 'style', 'hidden', 'slot', 'animation', 'hover-class', 'hover-stop-propagation', 'hover-start-time', 'hover-stay-time', 'generic', 'mark', 'worklet'])
const FOR_READERS = /^(aria-|role$|data-|exparser:|mark:|change:|worklet:)/

/** Attributes as the page's author wrote them: known ones reach the component, an unknown one is told to the bench, once. */
export function createCommonAttributes(found: (finding: Finding) => void) {
  const told = new Set<string>()
  return {
    /** A component of WeChat that is not built here stays an empty element: that is told, once. */
    missing(tag: string): void {
      if (/^(wx-|slot$|block$|template$)/.test(tag) || told.has(tag)) return
      told.add(tag)
      found({ level: 'error', area: 'component', text: `<${tag}> is not built in this simulator` })
    },
    changed(node: ViewNode, given: string, value: unknown): void {
      const { element } = node
      if (!element) return
      const name = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      reflect(element, name, value)
      const plan = components.get(element.localName.slice(3))
      if (name === 'animation' && typeof value === 'object') animate(element, value, node.scope)
      node.component?.set?.(name, value)
      if (!plan || OF_ALL.has(name) || FOR_READERS.test(name) || plan.attributes.includes(name)) return
      const why = plan.partly?.[name]
      const key = `${plan.tag} ${name}`
      if (asksForNothing(name, value) || told.has(key)) return
      told.add(key)
      found({ level: 'warning', area: 'attribute', text: why === undefined ? `unknown attribute "${name}" on <${plan.tag}>` : `attribute "${name}" on <${plan.tag}>: ${why}` })
    },
  }
}

/** Documented defaults that are neither off nor empty; a framework's template writes all of them. */
const DEFAULTS: Readonly<Record<string, unknown>> = { 'auto-focus': true, 'auto-pause-if-open-native': true, 'audio-volume-type': 'voicecall', 'referrer-policy': 'no-referrer' }

const asksForNothing = (name: string, value: unknown): boolean => value === undefined || value === null || value === '' || value === false || value === 0 || value === '0' || value === 'false' || (Array.isArray(value) && value.length === 0) || DEFAULTS[name] === value

/** Selectors of style sheets and screen readers see plain values. */
function reflect(element: HTMLElement, name: string, value: unknown): void {
  if (name === 'style' || name === 'class' || name === 'id') return
  // A component may have a place of its own for a child; other names are slots of custom components.
  if (name === 'slot' && value !== 'refresher') return
  if (value === undefined || value === null || value === false) element.removeAttribute(name)
  else if (typeof value !== 'object' && /^[a-z][\w-]*$/.test(name)) element.setAttribute(name, value === true ? '' : String(value))
}
