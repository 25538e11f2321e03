import Taro from '@tarojs/taro'

/** Height of the status bar, and the width that WeChat's capsule takes at the right, as CSS variables. */
export function topInset() {
  const capsule = Taro.getMenuButtonBoundingClientRect()
  const { windowWidth, statusBarHeight } = Taro.canIUse('getWindowInfo') ? Taro.getWindowInfo() : Taro.getSystemInfoSync()
  return { '--top': `${statusBarHeight ?? 20}px`, '--capsule': `${Math.max(0, windowWidth - capsule.left)}px` }
}
