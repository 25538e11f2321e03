import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import type { DeviceCalls } from '../../../border/device.ts'
import { asyncApi, type Area } from '../api.ts'
import type { Answer } from '../args.ts'
import type { WxHost } from '../host.ts'

type Change = DeviceCalls['screen.change']['ask']['change']
const nothing = v.object({})
/** Documented: only these two, in whole. */
const front = v.picklist(['#ffffff', '#000000'])
const colour = v.pipe(v.string(), v.regex(/^#([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i, 'invalid color'))

/** Changes how the page on top looks; there must be one. */
export async function changeScreen(change: Change, { top, device }: WxHost): Promise<Answer> {
  const page = top()
  if (!page) return failure({ why: 'no page is open' })
  const changed = await device('screen.change', { screen: page.screen, change })
  return changed.ok ? success({}) : changed
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/ui/navigation-bar/wx.setNavigationBarTitle.html and its neighbours */
export const navigationBar: Area = {
  setNavigationBarTitle: asyncApi(v.object({ title: v.string() }), ({ title }, host) => changeScreen({ title }, host)),
  setNavigationBarColor: asyncApi(v.object({ frontColor: v.pipe(v.string(), v.toLowerCase(), front), backgroundColor: colour, animation: v.optional(v.unknown()) }), ({ frontColor, backgroundColor }, host) =>
    changeScreen({ text: frontColor === '#ffffff' ? 'white' : 'black', background: backgroundColor }, host), { partly: 'the colour changes at once: animation is taken and not played' }),
  showNavigationBarLoading: asyncApi(nothing, (_, host) => changeScreen({ loading: true }, host)),
  hideNavigationBarLoading: asyncApi(nothing, (_, host) => changeScreen({ loading: false }, host)),
  hideHomeButton: asyncApi(nothing, (_, host) => changeScreen({ home: false }, host)),
}
