import { useEffect, useRef } from 'react'

/**
 * Stands for `@tarojs/taro`: answers as a phone with nothing special would.
 * Every function is a jest mock; a test says otherwise by `jest.mocked(Taro.request).mockResolvedValue(…)`.
 */
const stored = new Map<string, unknown>()
const build = process.env['TARO_ENV'] === 'weapp' ? 'WEAPP' : 'WEB'

const screen = { windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667, pixelRatio: 2, statusBarHeight: 20, safeArea: { left: 0, top: 20, right: 375, bottom: 667, width: 375, height: 647 } }
const library = { SDKVersion: '3.8.0', theme: 'light', language: 'zh_CN', version: '8.0.50', platform: 'ios', system: 'iOS 17.0', brand: 'phone', model: 'phone' }

const livePusher = { start: jest.fn(), stop: jest.fn(), pause: jest.fn(), resume: jest.fn(), switchCamera: jest.fn(), toggleTorch: jest.fn(), snapshot: jest.fn(), startPreview: jest.fn(), stopPreview: jest.fn(), sendMessage: jest.fn(), setMICVolume: jest.fn() }
const livePlayer = { play: jest.fn(), stop: jest.fn(), pause: jest.fn(), resume: jest.fn(), mute: jest.fn(), requestFullScreen: jest.fn(), exitFullScreen: jest.fn(), snapshot: jest.fn() }

/** Runs the handler once after the first paint, as a page that was opened. */
const useAtMount = (handler?: (options: Readonly<Record<string, string>>) => void) => {
  const first = useRef(handler)
  useEffect(() => first.current?.({}), [])
}

/** A subscription that nobody fires by itself. */
const later = () => jest.fn()
const soon = <Value>(value: Value) => jest.fn(async () => value)

const storage = {
  getStorageSync: jest.fn((key: string) => stored.get(key) ?? ''),
  setStorageSync: jest.fn((key: string, value: unknown) => void stored.set(key, value)),
  removeStorageSync: jest.fn((key: string) => void stored.delete(key)),
}

const pages = {
  navigateTo: soon({}), redirectTo: soon({}), reLaunch: soon({}), navigateBack: soon({}), switchTab: soon({}),
  getCurrentPages: jest.fn(() => [{}]),
  getCurrentInstance: jest.fn(() => ({ router: { path: '', params: {} }, page: {}, app: {} })),
  setNavigationBarTitle: soon({}), setNavigationBarColor: soon({}), pageScrollTo: soon({}),
  getLaunchOptionsSync: jest.fn(() => ({ path: '', query: {}, scene: 1001 })),
  getEnterOptionsSync: jest.fn(() => ({ path: '', query: {}, scene: 1001 })),
}

const device = {
  getSystemInfoSync: jest.fn(() => ({ ...screen, ...library })),
  getWindowInfo: jest.fn(() => screen),
  getAppBaseInfo: jest.fn(() => library),
  getDeviceInfo: jest.fn(() => library),
  getMenuButtonBoundingClientRect: jest.fn(() => ({ width: 87, height: 32, top: 24, right: 368, bottom: 56, left: 281 })),
  canIUse: jest.fn(() => true),
  getNetworkType: soon({ networkType: 'wifi' }),
  getSetting: soon({ authSetting: { 'scope.camera': true, 'scope.record': true } }),
  authorize: soon({}), openSetting: soon({ authSetting: {} }),
  setKeepScreenOn: soon({}), setClipboardData: soon({}), getClipboardData: soon({ data: '' }),
  vibrateShort: soon({}), scanCode: soon({ result: '' }), login: soon({ code: 'code' }),
  hideKeyboard: soon({}), getRecorderManager: jest.fn(() => ({ start: jest.fn(), stop: jest.fn(), onStart: jest.fn(), onStop: jest.fn(), onError: jest.fn(), onFrameRecorded: jest.fn() })),
  createInnerAudioContext: jest.fn(() => ({ play: jest.fn(), stop: jest.fn(), pause: jest.fn(), destroy: jest.fn(), onEnded: jest.fn(), onError: jest.fn(), src: '' })),
}

const events = {
  onAppShow: later(), offAppShow: later(), onAppHide: later(), offAppHide: later(),
  onNetworkStatusChange: later(), offNetworkStatusChange: later(),
  onWindowResize: later(), offWindowResize: later(), onThemeChange: later(), offThemeChange: later(),
  onAudioInterruptionBegin: later(), offAudioInterruptionBegin: later(), onAudioInterruptionEnd: later(), offAudioInterruptionEnd: later(),
  onKeyboardHeightChange: later(), offKeyboardHeightChange: later(), onDeviceOrientationChange: later(), offDeviceOrientationChange: later(),
  eventCenter: { on: jest.fn(), off: jest.fn(), trigger: jest.fn(), once: jest.fn() },
  nextTick: jest.fn((act: () => void) => void Promise.resolve().then(act)),
}

const talk = {
  request: jest.fn(async () => ({ statusCode: 0, data: null, header: {}, errMsg: 'request:fail' })),
  connectSocket: jest.fn(async () => ({ onOpen: jest.fn(), onMessage: jest.fn(), onClose: jest.fn(), onError: jest.fn(), send: jest.fn(), close: jest.fn() })),
  showToast: soon({}), hideToast: jest.fn(), showLoading: soon({}), hideLoading: jest.fn(),
  showModal: soon({ confirm: true, cancel: false }), showActionSheet: soon({ tapIndex: 0 }),
  showShareMenu: soon({}), hideShareMenu: soon({}),
}

const live = {
  createLivePusherContext: jest.fn(() => livePusher),
  createLivePlayerContext: jest.fn(() => livePlayer),
  createSelectorQuery: jest.fn(() => {
    const query = { select: () => query, selectAll: () => query, fields: () => query, boundingClientRect: () => query, node: () => query, in: () => query, exec: (done?: (found: readonly unknown[]) => void) => done?.([{ ...screen, width: 375, height: 667, left: 0, top: 0 }]) }
    return query
  }),
}

const hooks = {
  useDidShow: jest.fn(useAtMount), useDidHide: jest.fn(), useLoad: jest.fn(useAtMount), useReady: jest.fn(useAtMount), useUnload: jest.fn(),
  useLaunch: jest.fn(useAtMount), useError: jest.fn(), usePageScroll: jest.fn(), usePullDownRefresh: jest.fn(), useReachBottom: jest.fn(),
  useShareAppMessage: jest.fn(), useShareTimeline: jest.fn(), useResize: jest.fn(), useTabItemTap: jest.fn(),
  useRouter: jest.fn(() => ({ path: '', params: {} })),
}

const Taro = {
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  getEnv: () => build,
  ...storage, ...pages, ...device, ...events, ...talk, ...live, ...hooks,
}

export default Taro
export const { useDidShow, useDidHide, useLoad, useReady, useUnload, useLaunch, useError, usePageScroll, usePullDownRefresh, useReachBottom, useShareAppMessage, useShareTimeline, useResize, useTabItemTap, useRouter } = hooks
export const { getCurrentInstance, getCurrentPages } = pages
