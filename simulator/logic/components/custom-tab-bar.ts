import type { AssociatedBackend, Root } from 'glass-easel-miniprogram-adapter'
import type { Scope } from '#shared/kernel/scope'
import type { Backend } from '../backend/context.ts'
import type { Library } from './library.ts'

/** Where its component lies; https://developers.weixin.qq.com/miniprogram/dev/framework/ability/custom-tabbar.html */
export const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** One on each tab page, by the page's backend context. */
const bars = new WeakMap<object, ReturnType<Root['get']>>()

/** What `getTabBar` answers on a page, or in a component on it; null where there is none. */
export const tabBarOn = (context: object): object | null => bars.get(context) ?? null

/** Draws the mini-program's own tab bar on a page; to be called when the page itself stands. */
export function addTabBar(associated: AssociatedBackend, backend: Backend, library: Library, scope: Scope): void {
  if (!library.registered(CUSTOM_TAB_BAR)) return
  const root = associated.createRoot('wx-custom-tab-bar', library.space, CUSTOM_TAB_BAR)
  bars.set(backend.context, root.get())
  scope.onEnd(() => root.release())
  const placeholder = backend.create('wx-placeholder')
  backend.root.appendChild(placeholder)
  root.attach(backend.root, placeholder)
}
