import Taro from '@tarojs/taro'
import type { Device, Permissions } from './contract'

const SCOPES = { camera: 'scope.camera', microphone: 'scope.record' } as const satisfies Record<Device, string>

/** WeChat's authorizations: asked once, afterwards only the settings page changes them. */
export const permissions: Permissions = {
  async query(device) {
    try {
      const { authSetting } = await Taro.getSetting({})
      const granted = authSetting[SCOPES[device]]
      return granted === undefined ? 'not-asked' : granted ? 'granted' : 'denied'
    } catch {
      return 'not-asked'
    }
  },
  async request(device) {
    try {
      await Taro.authorize({ scope: SCOPES[device] })
      return 'granted'
    } catch {
      return 'denied'
    }
  },
  async openSettings() {
    try {
      await Taro.openSetting({})
      return true
    } catch {
      return false
    }
  },
}
