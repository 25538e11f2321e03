import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { ViewEvent } from '../../border/view.ts'
import { customFields } from './form-fields.ts'
import type { BackendNode } from '../backend/node.ts'

/** What handlers get as `target` and `currentTarget`: plain objects, as WeChat gives them. */
interface Target {
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
  readonly offsetLeft: number
  readonly offsetTop: number
}

/** Lets an event of the view happen in the page's tree. */
export function dispatch(node: BackendNode, { type, detail, bubbles, fields = {} }: ViewEvent): void {
  const element = node.__wxElement
  if (element === undefined) return
  const handleListenerReturn = type === 'input' ? (returned: unknown): undefined => replaceText(node, returned) : undefined
  glassEasel.triggerEvent(element, type, type === 'submit' ? submitted(element, detail) : detail, { bubbles, composed: bubbles, capturePhase: bubbles, extraFields: { ...fields }, ...(handleListenerReturn ? { handleListenerReturn } : {}) })
}

/** A form's own fields come from the page; custom ones stand here. */
function submitted(form: glassEasel.Element, detail: unknown): unknown {
  const value: unknown = typeof detail === 'object' && detail !== null ? Reflect.get(detail, 'value') : undefined
  return typeof value === 'object' ? { ...Object(detail), value: { ...value, ...customFields(form) } } : detail
}

/** Documented: what a handler of `bindinput` returns takes the place of what was typed. */
function replaceText(node: BackendNode, returned: unknown): undefined {
  const value: unknown = typeof returned === 'object' && returned !== null ? Reflect.get(returned, 'value') : returned
  const cursor: unknown = typeof returned === 'object' && returned !== null ? Reflect.get(returned, 'cursor') : undefined
  if (typeof value === 'string') void node.ask('method', { node: node.id, method: 'replaceText', args: { value, ...(typeof cursor === 'number' ? { cursor } : {}) } })
}

const wrapped = new WeakSet<object>()
interface Elements { readonly target: glassEasel.Element; readonly currentTarget: glassEasel.Element }
const elements = new WeakMap<object, Elements>()

/** The elements behind the plain targets of an event that a handler is given. */
export const elementsOf = (event: object): Elements | undefined => elements.get(event)

/** To be called before the first page: events carry plain targets in place of glass-easel's elements. */
export function plainTargets(): void {
  const { prototype } = glassEasel.Event

  const wrap = prototype.wrapShadowedEvent
  if (wrapped.has(wrap)) return
  const withPlainTargets: typeof wrap = function (this: typeof prototype, target, mark, currentTarget) {
    const event = wrap.call(this, target, mark, currentTarget)
    const offset: unknown = Reflect.get(event, 'offset')
    elements.set(event, { target, currentTarget })
    Reflect.set(event, 'target', plain(target, offset))
    Reflect.set(event, 'currentTarget', plain(currentTarget, offset))
    for (const name of OWN) if (name in event) Reflect.defineProperty(event, name, { value: Reflect.get(event, name), enumerable: true, configurable: true, writable: true })
    return event
  }
  wrapped.add(withPlainTargets)
  prototype.wrapShadowedEvent = withPlainTargets
}

/** What is an event's own, so that it can be copied and written as JSON. */
const OWN = ['type', 'timeStamp', 'detail', 'touches', 'changedTouches'] as const

function plain(element: object, offset: unknown): Target {
  const { left, top } = isOffset(offset) ? offset : { left: 0, top: 0 }
  const id: unknown = Reflect.get(element, 'id')
  const dataset: unknown = Reflect.get(element, 'dataset')
  return { id: typeof id === 'string' ? id : '', dataset: typeof dataset === 'object' && dataset !== null ? { ...dataset } : {}, offsetLeft: left, offsetTop: top }
}

const isOffset = (value: unknown): value is { readonly left: number; readonly top: number } => typeof value === 'object' && value !== null && 'left' in value && 'top' in value
