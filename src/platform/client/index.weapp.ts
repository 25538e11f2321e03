import Taro from '@tarojs/taro'
import type { Client, Unfit } from './contract'
import { isAtLeast } from './library-version'

/** `getWindowInfo` and `getAppBaseInfo` came with it; live-pusher's RTC mode is older. */
const OLDEST_LIBRARY = '2.20.1'

/** Where the server's address is kept on this device, if the person chose another than the built one. */
export const SERVER_KEY = 'lianmai.server'

const BUILT_SERVER = process.env.LIANMAI_SERVER || 'http://127.0.0.1:8080'

/** WeChat. */
export const client: Client = {
  kind: 'weapp',
  serverBase() {
    const chosen: unknown = Taro.getStorageSync(SERVER_KEY)
    return typeof chosen === 'string' && chosen !== '' ? chosen : BUILT_SERVER
  },
  language: () => appInfo().language ?? '',
  async check() {
    const unfit: Unfit | null = !isAtLeast(libraryVersion(), OLDEST_LIBRARY) ? 'old-library' : !hasLiveComponents() ? 'component-forbidden' : null
    return unfit ? [unfit] : []
  },
  simulator: () => Promise.resolve(null),
}

const appInfo = () => (Taro.canIUse('getAppBaseInfo') ? Taro.getAppBaseInfo() : Taro.getSystemInfoSync())

const libraryVersion = (): string => appInfo().SDKVersion ?? '0'

/** A forbidden category is told only when the component runs (10001, 10002); a program that hides it altogether is known here. */
const hasLiveComponents = () => Taro.canIUse('live-pusher') && Taro.canIUse('live-player')
