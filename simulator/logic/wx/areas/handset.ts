import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import type { SystemFacts } from '../../../border/system.ts'
import { asyncApi, syncApi, type Area } from '../api.ts'
import type { Answer } from '../args.ts'
import { factApis } from '../facts.ts'
import type { WxHost } from '../host.ts'
import { agreedTo } from '../privacy.ts'

const nothing = v.object({})
const change = async (facts: Partial<SystemFacts>, { device }: WxHost): Promise<Answer> => {
  const changed = await device('system.change', facts)
  return changed.ok ? success({}) : changed
}
const COPIED_MS = 1_500

const battery = ({ system }: WxHost) => {
  const { level, charging, lowPower } = system().battery
  return { level, isCharging: charging, isLowPowerModeEnabled: lowPower }
}

/** WeChat's clipboard, shakes, battery, light and line; https://developers.weixin.qq.com/miniprogram/dev/api/device/clipboard/wx.setClipboardData.html and its neighbours */
export const handset: Area = {
  setClipboardData: asyncApi(v.object({ data: v.pipe(v.string(), v.nonEmpty()) }), async ({ data }, host) => {
    const written = await host.device('clipboard.write', { text: data })
    if (!written.ok) return written
    await host.device('toast.show', { kind: 'toast', title: '内容已复制', icon: 'success', image: null, mask: false, durationMs: COPIED_MS })
    return success({})
  }),
  getClipboardData: asyncApi(nothing, async (_, host) => {
    const agreed = await agreedTo('getClipboardData', host)
    if (!agreed.ok) return agreed
    const read = await host.device('clipboard.read', null)
    return read.ok ? success({ data: read.value.text }) : read
  }),
  vibrateShort: asyncApi(v.object({ type: v.optional(v.picklist(['heavy', 'medium', 'light']), 'medium') }), ({ type }, { device }) => shaken(device, 'short', type), { partly: 'the phone shows that it shook; a desk does not' }),
  vibrateLong: asyncApi(nothing, (_, { device }) => shaken(device, 'long', null), { partly: 'the phone shows that it shook; a desk does not' }),
  getBatteryInfo: asyncApi(nothing, (_, host) => success(battery(host))),
  getBatteryInfoSync: syncApi((_, host) => battery(host)),
  getScreenBrightness: asyncApi(nothing, (_, { system }) => success({ value: system().brightness })),
  setScreenBrightness: asyncApi(v.object({ value: v.pipe(v.number(), v.check((value) => value === -1 || (value >= 0 && value <= 1), 'value')) }), ({ value }, host) => change({ brightness: value === -1 ? SYSTEM_BRIGHTNESS : value }, host)),
  setKeepScreenOn: asyncApi(v.object({ keepScreenOn: v.boolean() }), ({ keepScreenOn }, host) => change({ keepScreenOn }, host)),
  getNetworkType: asyncApi(nothing, (_, { system }) => {
    const { network } = system()
    return success({ networkType: network, signalStrength: network === 'none' ? 0 : SIGNAL_DBM, hasSystemProxy: false, weakNet: network === '2g' || network === '3g' })
  }, { partly: 'signalStrength is one number; a network is weak if it is 2G or 3G' }),
  getLocalIPAddress: asyncApi(nothing, (_, { system }) => (system().network === 'wifi' ? success({ localip: '192.168.1.100', netmask: '255.255.255.0' }) : failure({ why: 'not connected to wifi', errno: 12013 })), { partly: 'an address of the simulator\'s own' }),
  setVisualEffectOnCapture: asyncApi(v.object({ visualEffect: v.optional(v.picklist(['none', 'hidden']), 'none') }), async ({ visualEffect }, { device }) => {
    const changed = await device('capture.change', { hidden: visualEffect === 'hidden' })
    return changed.ok ? success({}) : changed
  }, { partly: 'the phone keeps what shall be hidden; a screen copied by the computer shows it' }),
  ...factApis('BatteryInfoChange', ({ battery: { lowPower } }) => lowPower, ({ battery: { lowPower } }) => ({ isLowPowerModeEnabled: lowPower })),
}

const SYSTEM_BRIGHTNESS = 0.8
const SIGNAL_DBM = -60

async function shaken(device: WxHost['device'], length: 'short' | 'long', strength: string | null): Promise<Answer> {
  const left = await device('trace.leave', { kind: 'vibration', text: length, detail: { strength }, file: null })
  return left.ok ? success({}) : left
}
