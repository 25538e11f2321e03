import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { createScope, type Scope } from '#shared/kernel/scope'
import { asyncApi, type Area, type Support } from '../api.ts'
import type { Answer } from '../args.ts'
import type { WxHost } from '../host.ts'
import { permitted } from '../permitted.ts'
import { toldApis } from '../told.ts'

/** The adapter as one mini-program has it. */
interface Adapter { life: Scope; discovering: boolean; available: boolean }
const adapters = new WeakMap<WxHost, Adapter>()

const EVENT = 'BluetoothAdapterStateChange'
const notOpen = failure({ why: 'not init', errCode: 10_000 })
const unavailable = failure({ why: 'not available', errCode: 10_001 })
const nothing = v.object({})
const alone: Support = { partly: 'the phone\'s switch and permission are real; no Bluetooth device is ever near it' }

/** Documented: while the switch is off this fails with 10001, and the module is there all the same and hears of the switch. */
async function open(host: WxHost): Promise<Answer> {
  const allowed = await permitted('scope.bluetooth', 'openBluetoothAdapter', host)
  if (!allowed.ok) return allowed
  const { bluetooth } = host.system().enabled
  const known = adapters.get(host)
  if (!known || known.life.ended) follow({ life: createScope(host.scope), discovering: false, available: bluetooth }, host)
  return bluetooth ? success({}) : unavailable
}

function follow(adapter: Adapter, host: WxHost): void {
  adapters.set(host, adapter)
  adapter.life.onEnd(host.on('system', ({ enabled }) => {
    if (enabled.bluetooth !== adapter.available) change(adapter, { available: enabled.bluetooth, discovering: false }, host)
  }))
}

function change(adapter: Adapter, state: Partial<Pick<Adapter, 'available' | 'discovering'>>, { listeners }: WxHost): void {
  Object.assign(adapter, state)
  listeners.tell(EVENT, stateOf(adapter))
}

const stateOf = ({ available, discovering }: Adapter) => ({ available, discovering })

/** What needs the module, and mostly the switch too. */
const within = (run: (adapter: Adapter, host: WxHost) => Answer, needsSwitch = true) => asyncApi(nothing, (_, host) => {
  const adapter = adapters.get(host)
  if (!adapter || adapter.life.ended) return notOpen
  return needsSwitch && !adapter.available ? unavailable : run(adapter, host)
}, alone)

/** https://developers.weixin.qq.com/miniprogram/dev/api/device/bluetooth/wx.openBluetoothAdapter.html and its neighbours */
export const bluetooth: Area = {
  openBluetoothAdapter: asyncApi(v.object({ mode: v.optional(v.picklist(['central', 'peripheral']), 'central') }), ({ mode }, host) => (mode === 'central' ? open(host) : failure({ why: 'system not support', errCode: 10_009 })), alone),
  closeBluetoothAdapter: within(({ life }) => {
    life.end()
    return success({})
  }, false),
  getBluetoothAdapterState: within((adapter) => success(stateOf(adapter)), false),
  startBluetoothDevicesDiscovery: within((adapter, host) => {
    if (!adapter.discovering) change(adapter, { discovering: true }, host)
    return success({ isDiscovering: true })
  }),
  stopBluetoothDevicesDiscovery: within((adapter, host) => {
    if (adapter.discovering) change(adapter, { discovering: false }, host)
    return success({})
  }),
  ...toldApis(EVENT),
}
