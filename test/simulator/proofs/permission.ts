import { settled, until, type TestPhone } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { allow, answered, asked, badOptions, listenerNeeded, refuse, state, withApp } from './proving'

const private_ = (): Promise<TestPhone> => withApp({ __usePrivacyCheck__: true })

export const permissionProofs: Proofs = {
  authorize: {
    async effect(phone) {
      expect(await answered(phone, 'authorize', { scope: 'scope.record' }, 'permission', { allowed: true })).toEqual({ errMsg: 'authorize:ok' })
      expect(await phone.call('authorize', { scope: 'scope.record' })).toEqual({ errMsg: 'authorize:ok' })
    },
    async failure(phone) {
      refuse(phone)
      expect(await phone.call('authorize', { scope: 'scope.camera' })).toEqual({ errMsg: 'authorize:fail auth deny', errno: 103 })
      phone.device.changeFacts({ systemPermissions: { ...state(phone).facts.systemPermissions, microphone: false } })
      await settled()
      expect((await phone.call('authorize', { scope: 'scope.record' })).errMsg).toBe('authorize:fail system permission denied')
      expect((await phone.call('authorize', { scope: 'scope.none' })).errMsg).toBe('authorize:fail invalid scope')
    },
  },
  getSetting: {
    async effect(phone) {
      expect(await phone.call('getSetting')).toEqual({ errMsg: 'getSetting:ok', authSetting: {} })
      allow(phone)
      await phone.call('authorize', { scope: 'scope.record' })
      expect(await phone.call('getSetting', { withSubscriptions: true })).toMatchObject({ authSetting: { 'scope.record': true }, subscriptionsSetting: { mainSwitch: true } })
    },
    failure: async (phone) => expect((await phone.call('getSetting', { withSubscriptions: 'yes' })).errMsg).toMatch(/^getSetting:fail parameter error/),
  },
  openSetting: {
    async effect(phone) {
      refuse(phone)
      await phone.call('authorize', { scope: 'scope.record' })
      const told = phone.call('openSetting')
      await asked(phone, 'settings')
      phone.device.state.setState({ granted: { 'scope.record': true } })
      phone.device.questions.answer(null)
      expect(await told).toEqual({ errMsg: 'openSetting:ok', authSetting: { 'scope.record': true } })
    },
    failure: async (phone) => expect((await phone.call('openSetting', { withSubscriptions: 1 })).errMsg).toMatch(/^openSetting:fail parameter error/),
  },
  getPrivacySetting: {
    async effect() {
      const phone = await private_()
      expect(await phone.call('getPrivacySetting')).toMatchObject({ needAuthorization: true, privacyContractName: '《小程序隐私保护指引》' })
      await answered(phone, 'requirePrivacyAuthorize', {}, 'modal', { confirmed: true, content: '' })
      expect(await phone.call('getPrivacySetting')).toMatchObject({ needAuthorization: false })
    },
    failure: badOptions('getPrivacySetting'),
  },
  requirePrivacyAuthorize: {
    effect: async () => expect(await answered(await private_(), 'requirePrivacyAuthorize', {}, 'modal', { confirmed: true, content: '' })).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' }),
    failure: async () => expect(await answered(await private_(), 'requirePrivacyAuthorize', {}, 'modal', { confirmed: false, content: '' })).toEqual({ errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized', errno: 104 }),
  },
  onNeedPrivacyAuthorization: {
    async effect() {
      const phone = await private_()
      phone.wx['onNeedPrivacyAuthorization']!((resolve: (answer: object) => void, { referrer }: { referrer: string }) => {
        resolve({ event: 'exposureAuthorization' })
        resolve({ event: referrer === 'getClipboardData' ? 'agree' : 'disagree' })
      })
      expect((await phone.call('requirePrivacyAuthorize')).errno).toBe(104)
      expect((await phone.call('getClipboardData')).errMsg).toBe('getClipboardData:ok')
    },
    failure: (phone) => listenerNeeded(phone, 'onNeedPrivacyAuthorization'),
  },
  openPrivacyContract: {
    async effect(phone) {
      const told = phone.call('openPrivacyContract')
      expect(await asked(phone, 'look')).toMatchObject({ title: '《小程序隐私保护指引》' })
      phone.device.questions.answer(null)
      expect(await told).toEqual({ errMsg: 'openPrivacyContract:ok' })
    },
    failure: badOptions('openPrivacyContract'),
  },
  openAppAuthorizeSetting: {
    async effect(phone) {
      const index = Object.keys(state(phone).facts.systemPermissions).indexOf('camera')
      expect(await answered(phone, 'openAppAuthorizeSetting', {}, 'choose', { index })).toEqual({ errMsg: 'openAppAuthorizeSetting:ok' })
      await until(() => !phone.logic.host.system().systemPermissions.camera)
      expect(phone.wx['getAppAuthorizeSetting']!()).toMatchObject({ cameraAuthorized: 'denied', microphoneAuthorized: 'authorized' })
    },
    failure: badOptions('openAppAuthorizeSetting'),
  },
}
