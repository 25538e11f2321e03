import { openPhone, until, type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { badOptions, tooYoung } from './proving'

const EXT = { extEnable: true, extAppid: 'wx1', ext: { name: '别家' } }
/** The first model that the simulator offers. */
const PHONE = { brand: 'iPhone', model: 'iPhone 15', platform: 'ios' }

/** What one page writes into an answer is not what the next is told. */
const copied = (name: string): Proof['failure'] => ({ wx }) => {
  Object.assign(wx[name]!() as object, { brand: 'changed', path: 'changed' })
  expect(wx[name]!()).not.toMatchObject({ brand: 'changed' })
  expect(wx[name]!()).not.toMatchObject({ path: 'changed' })
}

const told = (name: string, facts: object): Proof['effect'] => ({ wx }) => expect(wx[name]!()).toMatchObject(facts)
const later = (name: string): Proof => ({
  async effect(phone: TestPhone) {
    phone.device.changeFacts({ language: 'en' })
    await until(() => phone.logic.host.system().language === 'en')
    expect(await phone.call(name)).toMatchObject({ errMsg: `${name}:ok`, ...PHONE, language: 'en' })
  },
  failure: badOptions(name),
})

export const systemProofs: Proofs = {
  getSystemInfo: later('getSystemInfo'),
  getSystemInfoAsync: later('getSystemInfoAsync'),
  getSystemInfoSync: { effect: told('getSystemInfoSync', { ...PHONE, screenWidth: 393, windowWidth: 393, SDKVersion: '3.15.2' }), failure: copied('getSystemInfoSync') },
  getWindowInfo: { effect: told('getWindowInfo', { screenHeight: 852, statusBarHeight: 54, windowHeight: 852 - 54 - 44, safeArea: { top: 54, bottom: 852 - 34 } }), failure: tooYoung('getWindowInfo') },
  getDeviceInfo: { effect: told('getDeviceInfo', PHONE), failure: tooYoung('getDeviceInfo') },
  getAppBaseInfo: { effect: told('getAppBaseInfo', { SDKVersion: '3.15.2', theme: 'light', host: { env: 'WeChat' } }), failure: tooYoung('getAppBaseInfo') },
  getSystemSetting: { effect: told('getSystemSetting', { locationEnabled: true, deviceOrientation: 'portrait' }), failure: tooYoung('getSystemSetting') },
  getAppAuthorizeSetting: { effect: told('getAppAuthorizeSetting', { cameraAuthorized: 'authorized', locationReducedAccuracy: false }), failure: tooYoung('getAppAuthorizeSetting') },
  getMenuButtonBoundingClientRect: { effect: told('getMenuButtonBoundingClientRect', { width: 87, height: 32, right: 393 - 7 }), failure: tooYoung('getMenuButtonBoundingClientRect') },
  getAccountInfoSync: { effect: told('getAccountInfoSync', { miniProgram: { appId: 'touristappid', envVersion: 'develop' } }), failure: tooYoung('getAccountInfoSync') },
  getLaunchOptionsSync: { effect: told('getLaunchOptionsSync', { path: 'pages/one/one', scene: 1001, query: {} }), failure: copied('getLaunchOptionsSync') },
  getDeviceBenchmarkInfo: {
    async effect(phone) {
      phone.device.changeFacts({ benchmarkLevel: 30 })
      await until(() => phone.logic.host.system().benchmarkLevel === 30)
      expect(await phone.call('getDeviceBenchmarkInfo')).toEqual({ errMsg: 'getDeviceBenchmarkInfo:ok', benchmarkLevel: 30, modelLevel: 1 })
    },
    failure: badOptions('getDeviceBenchmarkInfo'),
  },
  getSkylineInfo: { effect: async (phone) => expect(await phone.call('getSkylineInfo')).toMatchObject({ isSupported: false, reason: 'client not supported' }), failure: badOptions('getSkylineInfo') },
  getSkylineInfoSync: { effect: told('getSkylineInfoSync', { isSupported: false }), failure: tooYoung('getSkylineInfoSync') },
  getExtConfig: {
    effect: async () => expect(await (await openPhone({ 'ext.json': EXT })).call('getExtConfig')).toEqual({ errMsg: 'getExtConfig:ok', extConfig: EXT.ext }),
    failure: async () => expect(await (await openPhone({ 'ext.json': { ...EXT, extEnable: false } })).call('getExtConfig')).toEqual({ errMsg: 'getExtConfig:ok', extConfig: {} }),
  },
  getExtConfigSync: {
    effect: async () => expect((await openPhone({ 'ext.json': EXT })).wx['getExtConfigSync']!()).toEqual(EXT.ext),
    failure: (phone) => expect(phone.wx['getExtConfigSync']!()).toEqual({}),
  },
  getEnterOptionsSync: {
    async effect(phone) {
      phone.device.happen('app.hide', { reason: 'background' })
      phone.device.happen('app.show', { path: 'pages/two/two', query: {}, scene: 1007, referrer: null })
      await until(() => phone.logic.host.entered().scene === 1007)
      expect(phone.wx['getEnterOptionsSync']!()).toMatchObject({ path: 'pages/two/two', scene: 1007 })
    },
    failure: tooYoung('getEnterOptionsSync'),
  },
}
