import * as v from 'valibot'
import { failure } from '#shared/kernel/result'
import { asyncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'
import { changeScreen } from './navigation-bar.ts'

const MENUS = ['shareAppMessage', 'shareTimeline'] as const
const menus = v.optional(v.array(v.picklist(MENUS)))

/** What the menu of the page on top offers now: the friend is there from the start. */
const offered = new WeakMap<object, ReadonlySet<string>>()
const FIRST: ReadonlySet<string> = new Set(['shareAppMessage'])

function offer(host: WxHost, to: (now: ReadonlySet<string>) => ReadonlySet<string>) {
  const page = host.top()
  if (!page) return failure({ why: 'no page is open' })
  const next = to(offered.get(page) ?? FIRST)
  offered.set(page, next)
  return changeScreen({ menus: [...next] }, host)
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/share/wx.showShareMenu.html and its neighbours */
export const share: Area = {
  showShareMenu: asyncApi(v.object({ menus, withShareTicket: v.optional(v.boolean(), false) }), ({ menus: wanted = ['shareAppMessage'] }, host) => {
    if (wanted.includes('shareTimeline') && !wanted.includes('shareAppMessage')) return failure({ why: 'shareTimeline needs shareAppMessage beside it' })
    return offer(host, (now) => new Set([...now, ...wanted]))
  }, { partly: 'withShareTicket is taken: there are no groups to share to' }),
  hideShareMenu: asyncApi(v.object({ menus, hideShareItems: v.optional(v.array(v.string())) }), ({ menus: gone }, host) => offer(host, (now) => new Set(gone === undefined ? [] : [...now].filter((name) => !gone.some((one) => one === name))))),
}
