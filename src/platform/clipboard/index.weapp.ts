import Taro from '@tarojs/taro'
import type { CopyText } from './contract'

/** WeChat's clipboard; it shows a toast of its own. */
export const copyText: CopyText = async (text) => {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
