import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { elementsOf } from './node-event.ts'
import { createDescriptor, type DescriptorNeeds } from './wxs-descriptor.ts'

type Listener = (...args: readonly unknown[]) => unknown

/** What compiled templates call for scripts that answer events and changes; named `W` there. */
export interface WxsSupport {
  readonly console: object
  /** A script threw: while it was loaded, or when an expression called it. */
  failed(error: unknown): void
  /** Runs an event's handler: a page's method, or a script's function, which has a `path`. */
  handled(caller: object, event: object, listener: Listener, path?: readonly unknown[] | null): unknown
  /** The listener of `change:name`. */
  changed(listener: unknown, path?: readonly unknown[] | null): unknown
}

/** https://developers.weixin.qq.com/miniprogram/dev/framework/view/interactive-animation.html */
export function createWxs(needs: DescriptorNeeds & { readonly console: object }): WxsSupport {
  return {
    console: needs.console,
    failed: (error) => needs.guard('wxs', () => {
      throw error
    }),
    handled(caller, event, listener, path) {
      if (!path) return unlessFalse(Reflect.apply(listener, caller, [event]))
      const owner: glassEasel.GeneralComponent = Reflect.get(caller, '_$')
      const { currentTarget } = elementsOf(event) ?? { currentTarget: owner }
      const told: object = Object.create(event)
      return Reflect.apply(listener, undefined, [Object.assign(told, { instance: createDescriptor(currentTarget, needs) }), createDescriptor(owner, needs)])
    },
    changed(listener, path) {
      if (typeof listener !== 'function' || !path) return listener
      return (value: unknown, before: unknown, owner: glassEasel.Element, element: glassEasel.Element) => void Reflect.apply(listener, undefined, [value, before, createDescriptor(owner, needs), createDescriptor(element, needs)])
    },
  }
}

/** Pages run in another thread than their views: what a handler returns stops no event. */
const unlessFalse = (returned: unknown): unknown => (returned === false ? undefined : returned)
