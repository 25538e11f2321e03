import Taro from '@tarojs/taro'
import type { ThisWindow } from './contract'

/** A mini-program has one window: its storage is the device's. */
export const thisWindow: ThisWindow = {
  storage: {
    read(key) {
      const text: unknown = Taro.getStorageSync(key)
      return typeof text === 'string' && text !== '' ? text : null
    },
    write: (key, text) => Taro.setStorageSync(key, text),
    remove: (key) => Taro.removeStorageSync(key),
  },
  claim: async () => true,
}
