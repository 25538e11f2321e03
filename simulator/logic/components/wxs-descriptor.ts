import { glassEasel } from 'glass-easel-miniprogram-adapter'

/** Supplied by the stage. */
export interface DescriptorNeeds {
  guard(at: string, act: () => void): void
  complain(sentence: string): void
  later(ms: number, act: () => void): () => void
}

/** Kept as long as the element: what scripts wrote on it. */
interface Kept { readonly state: object; readonly style: Map<string, string> }
const kept = new WeakMap<glassEasel.Element, Kept>()

/** Styles and classes of scripts stand above those of the template; `TEMP_EXTRA` of glass-easel. */
const ABOVE = 3
const FRAME_MS = 16

/** What scripts of templates have of an element: `ownerInstance`, `event.instance`. */
export function createDescriptor(element: glassEasel.Element, needs: DescriptorNeeds): object {
  const { guard, complain, later } = needs
  const own = keptOf(element)
  const found = (target: glassEasel.Element): object => createDescriptor(target, needs)
  const root = glassEasel.Component.isComponent(element) ? element.getShadowRoot() : null
  const unseen = (name: string) => () => complain(`${name} of a WXS descriptor can't answer at once in this simulator`)
  const descriptor = {
    selectComponent(selector: string) {
      const target = root?.querySelector(selector) ?? null
      return target === null ? null : found(target)
    },
    selectAllComponents: (selector: string) => (root?.querySelectorAll(selector) ?? []).map(found),
    setStyle(style: unknown) {
      for (const [name, value] of declarations(style)) own.style.set(name, value)
      element.setNodeStyle([...own.style].map(([name, value]) => `${name}:${value}`).join(';'), ABOVE)
      return descriptor
    },
    addClass(names: string) {
      element.toggleNodeClass(names, true, ABOVE)
      return descriptor
    },
    removeClass(names: string) {
      element.toggleNodeClass(names, false, ABOVE)
      return descriptor
    },
    hasClass: (name: string) => element.classList?.contains(name, ABOVE) === true || element.classList?.contains(name) === true,
    getDataset: () => ({ ...element.dataset }),
    getState: () => own.state,
    triggerEvent: (name: string, detail: unknown) => element.triggerEvent(name, detail),
    /** The page's thread is another one: it hears later. */
    callMethod: (name: string, args: unknown) => void later(0, () => guard(name, () => callMethod(element, name, args))),
    requestAnimationFrame: (act: unknown) => void later(FRAME_MS, () => guard('requestAnimationFrame', () => void (typeof act === 'function' && Reflect.apply(act, undefined, [])))),
    setTimeout: (act: unknown, ms: unknown) => later(Number(ms) || 0, () => guard('setTimeout', () => void (typeof act === 'function' && Reflect.apply(act, undefined, [])))),
    clearTimeout: (end: unknown) => void (typeof end === 'function' && Reflect.apply(end, undefined, [])),
    getComputedStyle: unseen('getComputedStyle'),
    getBoundingClientRect: unseen('getBoundingClientRect'),
  }
  return descriptor
}

function keptOf(element: glassEasel.Element): Kept {
  const known = kept.get(element) ?? { state: {}, style: new Map<string, string>() }
  kept.set(element, known)
  return known
}

function declarations(style: unknown): readonly (readonly [name: string, value: string])[] {
  if (typeof style === 'object' && style !== null) return Object.entries(style).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), String(value)])
  return String(style).split(';').flatMap((one) => {
    const at = one.indexOf(':')
    return at < 0 ? [] : [[one.slice(0, at).trim(), one.slice(at + 1).trim()] as const]
  })
}

function callMethod(element: glassEasel.Element, name: string, args: unknown): void {
  if (!glassEasel.Component.isComponent(element)) return
  const caller: object = Object(element.getMethodCaller())
  const method: unknown = Reflect.get(caller, name)
  if (typeof method === 'function') Reflect.apply(method, caller, [args])
}
