import { settled, until } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { answered, badOptions, state, traces, withApp } from './proving'

export const handsetProofs: Proofs = {
  setClipboardData: {
    async effect(phone) {
      expect(await phone.call('setClipboardData', { data: '抄' })).toEqual({ errMsg: 'setClipboardData:ok' })
      expect(state(phone).toast).toMatchObject({ title: '内容已复制' })
      expect(await phone.call('getClipboardData')).toEqual({ errMsg: 'getClipboardData:ok', data: '抄' })
    },
    failure: async (phone) => expect((await phone.call('setClipboardData', { data: '' })).errMsg).toMatch(/^setClipboardData:fail parameter error/),
  },
  getClipboardData: {
    effect: async (phone) => expect(await phone.call('getClipboardData')).toEqual({ errMsg: 'getClipboardData:ok', data: '' }),
    failure: async () => expect((await answered(await withApp({ __usePrivacyCheck__: true }), 'getClipboardData', {}, 'modal', { confirmed: false, content: '' })).errMsg).toBe('getClipboardData:fail privacy permission is not authorized'),
  },
  vibrateShort: {
    async effect(phone) {
      await phone.call('vibrateShort', { type: 'heavy' })
      expect(traces(phone)).toEqual([{ kind: 'vibration', text: 'short', detail: { strength: 'heavy' }, file: null }])
    },
    failure: async (phone) => expect((await phone.call('vibrateShort', { type: 'wild' })).errMsg).toMatch(/^vibrateShort:fail parameter error: parameter\.type/),
  },
  vibrateLong: {
    async effect(phone) {
      await phone.call('vibrateLong')
      expect(traces(phone)).toMatchObject([{ kind: 'vibration', text: 'long' }])
    },
    failure: badOptions('vibrateLong'),
  },
  getBatteryInfo: {
    async effect(phone) {
      phone.device.changeFacts({ battery: { level: 5, charging: true, lowPower: true } })
      await settled()
      expect(await phone.call('getBatteryInfo')).toEqual({ errMsg: 'getBatteryInfo:ok', level: 5, isCharging: true, isLowPowerModeEnabled: true })
    },
    failure: badOptions('getBatteryInfo'),
  },
  getBatteryInfoSync: {
    effect: ({ wx }) => expect(wx['getBatteryInfoSync']!()).toEqual({ level: 80, isCharging: false, isLowPowerModeEnabled: false }),
    failure({ wx }) {
      Object.assign(wx['getBatteryInfoSync']!() as object, { level: 1 })
      expect(wx['getBatteryInfoSync']!()).toMatchObject({ level: 80 })
    },
  },
  setScreenBrightness: {
    async effect(phone) {
      await phone.call('setScreenBrightness', { value: 0.25 })
      expect(state(phone).facts.brightness).toBe(0.25)
    },
    failure: async (phone) => expect((await phone.call('setScreenBrightness', { value: 2 })).errMsg).toMatch(/^setScreenBrightness:fail parameter error/),
  },
  getScreenBrightness: {
    async effect(phone) {
      await phone.call('setScreenBrightness', { value: 0.25 })
      await until(() => phone.logic.host.system().brightness === 0.25)
      expect(await phone.call('getScreenBrightness')).toEqual({ errMsg: 'getScreenBrightness:ok', value: 0.25 })
    },
    failure: badOptions('getScreenBrightness'),
  },
  setKeepScreenOn: {
    async effect(phone) {
      await phone.call('setKeepScreenOn', { keepScreenOn: true })
      expect(state(phone).facts.keepScreenOn).toBe(true)
    },
    failure: async (phone) => expect((await phone.call('setKeepScreenOn')).errMsg).toMatch(/^setKeepScreenOn:fail parameter error: parameter\.keepScreenOn should be/),
  },
  setVisualEffectOnCapture: {
    async effect(phone) {
      await phone.call('setVisualEffectOnCapture', { visualEffect: 'hidden' })
      expect(state(phone).hiddenOnCapture).toBe(true)
    },
    failure: async (phone) => expect((await phone.call('setVisualEffectOnCapture', { visualEffect: 'blurred' })).errMsg).toMatch(/^setVisualEffectOnCapture:fail parameter error/),
  },
  getNetworkType: {
    async effect(phone) {
      expect(await phone.call('getNetworkType')).toMatchObject({ networkType: '5g', weakNet: false })
      phone.device.changeFacts({ network: 'none' })
      await settled()
      expect(await phone.call('getNetworkType')).toMatchObject({ networkType: 'none', signalStrength: 0 })
    },
    failure: badOptions('getNetworkType'),
  },
  getLocalIPAddress: {
    async effect(phone) {
      phone.device.changeFacts({ network: 'wifi' })
      await settled()
      expect(await phone.call('getLocalIPAddress')).toMatchObject({ localip: '192.168.1.100', netmask: '255.255.255.0' })
    },
    failure: async (phone) => expect((await phone.call('getLocalIPAddress')).errMsg).toBe('getLocalIPAddress:fail not connected to wifi'),
  },
}
