import type { TabBar } from '../border/device.ts'
import { readAppConfig } from './app-config.ts'
import type { WxHost } from './wx/host.ts'

/** Bars and backgrounds whose colours stand in `theme.json` change with the phone's theme; https://developers.weixin.qq.com/miniprogram/dev/framework/ability/darkmode.html */
export function followTheme(host: WxHost): void {
  let shown = host.system().theme
  host.scope.onEnd(host.on('theme', ({ theme }) => {
    const before = shown
    const [then, now] = [readAppConfig(host.app, () => before), readAppConfig(host.app, () => theme)]
    shown = theme
    for (const { screen, route } of host.router.alive) {
      const [old, fresh] = [then.page(route), now.page(route)]
      const colours = ({ navigation: { background, text }, backgroundColor }: typeof old) => ({ background, text, backgroundColor })
      const change = changed(colours(old), colours(fresh))
      if (Object.keys(change).length > 0) void host.device('screen.change', { screen, change })
    }
    const bar = host.tabBar()
    if (bar && then.tabBar && now.tabBar) host.changeTabBar({ ...bar, ...changed(coloursOf(then.tabBar), coloursOf(now.tabBar)), items: bar.items.map((item, at) => ({ ...item, ...changed(iconsOf(then.tabBar, at), iconsOf(now.tabBar, at)) })) })
  }))
}

const coloursOf = ({ color, selectedColor, background, border }: TabBar) => ({ color, selectedColor, background, border })
const iconsOf = (bar: TabBar | null, at: number) => ({ iconPath: bar?.items[at]?.iconPath ?? null, selectedIconPath: bar?.items[at]?.selectedIconPath ?? null })

/** What the theme changes; the rest may be the mini-program's own doing. */
function changed<T extends object>(before: T, after: T): Partial<T> {
  const change: Partial<T> = {}
  for (const name of Object.keys(after)) if (Reflect.get(before, name) !== Reflect.get(after, name)) Reflect.set(change, name, Reflect.get(after, name))
  return change
}
