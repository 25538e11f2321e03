import type { BackendNode } from '../backend/node.ts'
import { componentContext } from './component-context.ts'
import type { WxHost } from './host.ts'

/** Members of the context that are set, with what they are at first. */
const SETTINGS = { scrollEnabled: true, bounces: true, showScrollbar: true, pagingEnabled: false, fastDeceleration: false, decelerationDisabled: false } as const

/** https://developers.weixin.qq.com/miniprogram/dev/api/ui/scroll/ScrollViewContext.html */
export function scrollViewContext(node: BackendNode, host: WxHost): object {
  const methods = componentContext('ScrollViewContext', { scrollTo: 'tell' }, () => node, host)
  const intoView = componentContext('ScrollViewContext', { scrollIntoView: 'tell' }, () => node, host)
  const scrollIntoView: unknown = Reflect.get(intoView, 'scrollIntoView')
  const now: Record<string, boolean> = { ...SETTINGS }
  const settings = Object.keys(SETTINGS).map((name): readonly [string, PropertyDescriptor] => [name, {
    enumerable: true,
    get: () => now[name],
    set(value: unknown) {
      now[name] = Boolean(value)
      void node.ask('method', { node: node.id, method: 'configure', args: { [name]: now[name] } })
    },
  }])
  return Object.defineProperties({
    ...methods,
    scrollIntoView: (selector: unknown, options: unknown): unknown => (typeof scrollIntoView === 'function' ? Reflect.apply(scrollIntoView, undefined, [{ ...Object(options), selector }]) : undefined),
  }, Object.fromEntries(settings))
}
