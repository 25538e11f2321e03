import * as v from 'valibot'
import { asyncApi, type Area } from '../api.ts'

const url = v.object({ url: v.string() })
const events = v.optional(v.record(v.string(), v.custom<(...args: readonly unknown[]) => void>((value) => typeof value === 'function', 'Function')), {})

/** https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html and its neighbours */
export const route: Area = {
  navigateTo: asyncApi(v.object({ url: v.string(), events }), ({ url: target, events: listeners }, { router }) => router.navigateTo(target, listeners)),
  redirectTo: asyncApi(url, ({ url: target }, { router }) => router.redirectTo(target)),
  reLaunch: asyncApi(url, ({ url: target }, { router }) => {
    const opened = router.reLaunch(target)
    return opened.ok ? { ok: true, value: {} } : opened
  }),
  switchTab: asyncApi(url, ({ url: target }, { router }) => router.switchTab(target)),
  navigateBack: asyncApi(v.object({ delta: v.optional(v.number(), 1) }), ({ delta }, { router }) => router.navigateBack(delta)),
}
