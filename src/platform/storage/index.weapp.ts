import Taro from '@tarojs/taro'
import type { Storage } from './contract'

/** WeChat's storage: 10 MB a mini-program; past that it forgets. */
export const storage: Storage = {
  read(key) {
    // A key that is missing answers an empty text.
    const text = attempt(() => Taro.getStorageSync<string>(key))
    return typeof text === 'string' && text !== '' ? text : null
  },
  write: (key, text) => void attempt(() => Taro.setStorageSync(key, text)),
  remove: (key) => void attempt(() => Taro.removeStorageSync(key)),
}

function attempt<Value>(act: () => Value): Value | null {
  try {
    return act()
  } catch {
    return null
  }
}
