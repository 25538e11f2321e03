import Taro from '@tarojs/taro'
import type { Screen, ScreenSize } from './contract'

/** WeChat's window. */
export const screen: Screen = {
  size,
  watchSize(scope, told) {
    if (scope.ended) return
    const onResize = () => told(size())
    Taro.onWindowResize(onResize)
    scope.onEnd(() => Taro.offWindowResize(onResize))
  },
  theme: () => ((Taro.canIUse('getAppBaseInfo') ? Taro.getAppBaseInfo() : Taro.getSystemInfoSync()).theme === 'dark' ? 'dark' : 'light'),
  keepAwake(scope) {
    if (scope.ended) return
    const keep = (keepScreenOn: boolean) => void Taro.setKeepScreenOn({ keepScreenOn }).catch(() => undefined)
    keep(true)
    scope.onEnd(() => keep(false))
  },
}

function size(): ScreenSize {
  // A base library before 2.20.1 still must show the page that says it is too old.
  const { windowWidth, windowHeight, screenHeight, safeArea } = Taro.canIUse('getWindowInfo') ? Taro.getWindowInfo() : Taro.getSystemInfoSync()
  return {
    width: windowWidth,
    height: windowHeight,
    safeTop: safeArea?.top ?? 0,
    safeBottom: safeArea ? Math.max(0, screenHeight - safeArea.bottom) : 0,
  }
}
