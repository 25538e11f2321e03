import Taro from '@tarojs/taro'
import type { TopInset } from './contract'

/** The status bar's height, and where the capsule begins. */
export const topInset: TopInset = () => {
  const capsule = Taro.getMenuButtonBoundingClientRect()
  const { windowWidth, statusBarHeight } = Taro.canIUse('getWindowInfo') ? Taro.getWindowInfo() : Taro.getSystemInfoSync()
  return { '--top': `${statusBarHeight ?? 20}px`, '--capsule': `${Math.max(0, windowWidth - capsule.left)}px` }
}
