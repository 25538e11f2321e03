import Taro from '@tarojs/taro'
import type { FollowBarText } from './contract'

/** WeChat takes black or white letters only. */
export const followBarText: FollowBarText = (look) => {
  const set = (dark: boolean) => void Taro.setNavigationBarColor(dark ? { frontColor: '#ffffff', backgroundColor: '#0E1116' } : { frontColor: '#000000', backgroundColor: '#F6F7F9' }).catch(() => undefined)
  if (look !== 'system') {
    set(look === 'dark')
    return () => undefined
  }
  const follow = ({ theme }: { readonly theme?: string }) => set(theme === 'dark')
  follow({ theme: (Taro.canIUse('getAppBaseInfo') ? Taro.getAppBaseInfo() : Taro.getSystemInfoSync()).theme ?? 'light' })
  Taro.onThemeChange(follow)
  return () => Taro.offThemeChange(follow)
}
