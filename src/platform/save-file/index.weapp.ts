import Taro from '@tarojs/taro'
import { failure, success } from '#shared/kernel/result'
import type { SaveText } from './contract'

/** A mini-program has no folder that a person looks into: the text goes to the clipboard. */
export const saveText: SaveText = async (_name, text) => {
  try {
    await Taro.setClipboardData({ data: text })
    return success('copied')
  } catch {
    return failure('refused')
  }
}
