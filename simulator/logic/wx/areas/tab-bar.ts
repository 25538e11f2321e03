import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import type { TabBar, TabItem } from '../../../border/device.ts'
import { asyncApi, type Area } from '../api.ts'
import type { Answer } from '../args.ts'
import type { WxHost } from '../host.ts'

const index = v.pipe(v.number(), v.integer())
const text = v.optional(v.string())

/** As much as fits in a badge; longer ones become an ellipsis. */
const LONGEST_BADGE = 4

/** On a page without a tab bar WeChat refuses all of these. */
function onTabPage({ tabBar, top, config }: WxHost): TabBar | null {
  const page = top()
  return page && config.isTab(page.route) ? tabBar() : null
}

function change(host: WxHost, to: (bar: TabBar) => TabBar): Answer {
  const bar = onTabPage(host)
  if (!bar) return failure({ why: 'not TabBar page' })
  host.changeTabBar(to(bar))
  return success({})
}

function changeItem(at: number, host: WxHost, to: (item: TabItem) => TabItem): Answer {
  const bar = onTabPage(host)
  if (!bar) return failure({ why: 'not TabBar page' })
  if (!bar.items[at]) return failure({ why: 'tabbar item not found' })
  host.changeTabBar({ ...bar, items: bar.items.map((item, index) => (index === at ? to(item) : item)) })
  return success({})
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/ui/tab-bar/wx.setTabBarItem.html and its neighbours */
export const tabBar: Area = {
  setTabBarBadge: asyncApi(v.object({ index, text: v.string() }), ({ index: at, text: badge }, host) => changeItem(at, host, (item) => ({ ...item, badge: [...badge].length > LONGEST_BADGE ? '...' : badge, redDot: false }))),
  removeTabBarBadge: asyncApi(v.object({ index }), ({ index: at }, host) => changeItem(at, host, (item) => ({ ...item, badge: null }))),
  showTabBarRedDot: asyncApi(v.object({ index }), ({ index: at }, host) => changeItem(at, host, (item) => ({ ...item, redDot: true, badge: null }))),
  hideTabBarRedDot: asyncApi(v.object({ index }), ({ index: at }, host) => changeItem(at, host, (item) => ({ ...item, redDot: false }))),
  setTabBarItem: asyncApi(v.object({ index, text, iconPath: text, selectedIconPath: text }), ({ index: at, text: title, iconPath, selectedIconPath }, host) => changeItem(at, host, (item) => ({
    ...item,
    text: title ?? item.text,
    iconPath: iconPath ?? item.iconPath,
    selectedIconPath: selectedIconPath ?? item.selectedIconPath,
  }))),
  setTabBarStyle: asyncApi(v.object({ color: text, selectedColor: text, backgroundColor: text, borderStyle: v.optional(v.picklist(['black', 'white'])) }), ({ color, selectedColor, backgroundColor, borderStyle }, host) => change(host, (bar) => ({
    ...bar,
    color: color ?? bar.color,
    selectedColor: selectedColor ?? bar.selectedColor,
    background: backgroundColor ?? bar.background,
    border: borderStyle ?? bar.border,
  }))),
  showTabBar: asyncApi(v.object({ animation: v.optional(v.boolean(), false) }), (_, host) => change(host, (bar) => ({ ...bar, shown: true })), { partly: 'without its animation' }),
  hideTabBar: asyncApi(v.object({ animation: v.optional(v.boolean(), false) }), (_, host) => change(host, (bar) => ({ ...bar, shown: false })), { partly: 'without its animation' }),
}
