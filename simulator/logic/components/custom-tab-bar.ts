import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter'
import type { Scope } from '#shared/kernel/scope'
import type { Backend } from '../backend/context.ts'

/** Where its component lies; https://developers.weixin.qq.com/miniprogram/dev/framework/ability/custom-tabbar.html */
export const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** The library, as far as a tab bar needs it. */
interface Shelf {
  readonly space: CodeSpace
  registered(path: string): boolean
}

/** One on each tab page, by the page's backend context. */
const bars = new WeakMap<object, ReturnType<Root['get']>>()

/** What `getTabBar` answers on a page, or in a component on it; null where there is none. */
export const tabBarOn = (context: object): object | null => bars.get(context) ?? null

/** Draws the mini-program's own tab bar on a page; to be called when the page itself stands. */
export function addTabBar(associated: AssociatedBackend, backend: Backend, library: Shelf, scope: Scope): void {
  if (!library.registered(CUSTOM_TAB_BAR)) return
  const root = associated.createRoot('wx-custom-tab-bar', library.space, CUSTOM_TAB_BAR)
  bars.set(backend.context, root.get())
  scope.onEnd(() => root.release())
  const placeholder = backend.create('wx-placeholder')
  backend.root.appendChild(placeholder)
  root.attach(backend.root, placeholder)
}
