import { settled, until } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { allow, refuse, state } from './proving'

type Manager = Record<string, (listener?: unknown) => void>

export const accountProofs: Proofs = {
  login: {
    async effect(phone) {
      const codes = [await phone.call('login'), await phone.call('login')].map(({ code }) => code)
      expect(codes).toEqual([expect.stringMatching(/^0simulated\w{22}$/), expect.stringMatching(/^0simulated/)])
      expect(codes[0]).not.toBe(codes[1])
    },
    async failure(phone) {
      phone.device.changeFacts({ network: 'none' })
      await settled()
      expect((await phone.call('login')).errMsg).toBe('login:fail network error')
    },
  },
  checkSession: {
    async effect(phone) {
      await phone.call('login')
      expect(await phone.call('checkSession')).toEqual({ errMsg: 'checkSession:ok' })
    },
    failure: async (phone) => expect((await phone.call('checkSession')).errMsg).toBe('checkSession:fail session expired'),
  },
  getUserProfile: {
    effect: async (phone) => expect(await phone.call('getUserProfile', { desc: '显示昵称' })).toMatchObject({ userInfo: { nickName: '微信用户', gender: 0 } }),
    failure: async (phone) => expect((await phone.call('getUserProfile')).errMsg).toMatch(/^getUserProfile:fail parameter error: parameter\.desc should be String/),
  },
  getUserInfo: {
    async effect(phone) {
      allow(phone)
      const told = await phone.call('getUserInfo')
      expect(JSON.parse(String(told['rawData']))).toEqual(told['userInfo'])
    },
    async failure(phone) {
      refuse(phone)
      expect((await phone.call('getUserInfo')).errMsg).toBe('getUserInfo:fail auth deny')
    },
  },
  getUpdateManager: {
    async effect(phone) {
      const manager = phone.wx['getUpdateManager']!() as Manager
      const [checked, ready] = [jest.fn(), jest.fn()]
      manager['onCheckForUpdate']!(checked)
      manager['onUpdateReady']!(ready)
      phone.device.happen('update', { found: true, loaded: true })
      await until(() => ready.mock.calls.length > 0)
      expect(checked).toHaveBeenCalledWith({ hasUpdate: true })
      manager['applyUpdate']!()
      await until(() => phone.scope.ended)
      expect(state(phone).restart).toEqual({ path: 'pages/one/one' })
    },
    async failure(phone) {
      const manager = phone.wx['getUpdateManager']!() as Manager
      const failed = jest.fn()
      manager['onUpdateFailed']!(failed)
      phone.device.happen('update', { found: true, loaded: false })
      await until(() => failed.mock.calls.length > 0)
      manager['applyUpdate']!()
      await settled()
      expect(phone.scope.ended).toBe(false)
      expect(phone.findings()).toEqual(['UpdateManager.applyUpdate: no update is ready'])
    },
  },
  showShareMenu: {
    async effect(phone) {
      await phone.call('showShareMenu', { menus: ['shareAppMessage', 'shareTimeline'] })
      expect(state(phone).screens.at(-1)?.menus).toEqual(['shareAppMessage', 'shareTimeline'])
    },
    failure: async (phone) => expect((await phone.call('showShareMenu', { menus: ['shareTimeline'] })).errMsg).toMatch(/^showShareMenu:fail shareTimeline needs/),
  },
  hideShareMenu: {
    async effect(phone) {
      await phone.call('hideShareMenu')
      expect(state(phone).screens.at(-1)?.menus).toEqual([])
    },
    failure: async (phone) => expect((await phone.call('hideShareMenu', { menus: ['none'] })).errMsg).toMatch(/^hideShareMenu:fail parameter error/),
  },
}
