import * as v from 'valibot'
import { success } from '#shared/kernel/result'
import { asyncApi, eventApis, syncApi, type Area } from '../api.ts'
import { at } from '../../app-config.ts'
import { factApis } from '../facts.ts'
import { windowSize } from '../../window-size.ts'
import type { WxHost } from '../host.ts'

const nothing = v.object({})

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/system/wx.getSystemInfo.html and its neighbours */
export const system: Area = {
  getSystemInfoSync: syncApi((_, host) => systemInfo(host)),
  getSystemInfo: asyncApi(nothing, (_, host) => success(systemInfo(host))),
  getSystemInfoAsync: asyncApi(nothing, (_, host) => success(systemInfo(host))),
  getWindowInfo: syncApi((_, host) => windowInfo(host)),
  getDeviceInfo: syncApi((_, host) => deviceInfo(host)),
  getAppBaseInfo: syncApi((_, host) => appBaseInfo(host)),
  getSystemSetting: syncApi((_, { system: facts }) => {
    const { enabled, orientation } = facts()
    return { bluetoothEnabled: enabled.bluetooth, locationEnabled: enabled.location, wifiEnabled: enabled.wifi, deviceOrientation: orientation }
  }),
  getAppAuthorizeSetting: syncApi((_, { system: facts }) => authorizeSetting(facts().systemPermissions)),
  getMenuButtonBoundingClientRect: syncApi((_, { system: facts }) => {
    const { left, top, width, height } = facts().menuButton
    return { left, top, width, height, right: left + width, bottom: top + height }
  }),
  getAccountInfoSync: syncApi((_, { app }) => ({ miniProgram: { appId: app.appId, envVersion: 'develop', version: '' }, plugin: {} })),
  getLaunchOptionsSync: syncApi((_, host) => ({ ...host.launched() })),
  getEnterOptionsSync: syncApi((_, host) => ({ ...host.entered() })),
  ...eventApis('ThemeChange', 'theme'),
  ...eventApis('WindowResize', 'resize', ({ width, height }) => ({ size: { windowWidth: width, windowHeight: height } })),
  ...eventApis('MemoryWarning', 'memory'),
  ...factApis('MenuButtonBoundingClientRectWeightChange', ({ menuButton: { left, top, width, height } }) => [left, top, width, height].join(), ({ menuButton }) => ({ ...menuButton, right: menuButton.left + menuButton.width, bottom: menuButton.top + menuButton.height })),
  getDeviceBenchmarkInfo: asyncApi(nothing, (_, { system: facts }) => success({ benchmarkLevel: facts().benchmarkLevel, modelLevel: modelLevel(facts().benchmarkLevel) })),
  getSkylineInfo: asyncApi(nothing, () => success(NO_SKYLINE)),
  getSkylineInfoSync: syncApi(() => ({ ...NO_SKYLINE })),
  getExtConfig: asyncApi(nothing, (_, host) => success({ extConfig: extConfig(host) })),
  getExtConfigSync: syncApi((_, host) => extConfig(host)),
}

/** This simulator renders as WebViews do. */
const NO_SKYLINE = { isSupported: false, version: '', reason: 'client not supported' }

/** Documented: 1 is high, 2 middle, 3 low, 0 unknown. */
const modelLevel = (benchmark: number): number => (benchmark < 0 ? 0 : benchmark > 25 ? 1 : benchmark > 15 ? 2 : 3)

/** `ext.json` of a mini-program that others develop for its owner. */
function extConfig({ app }: WxHost): object {
  const config = app.configs['ext'] ?? null
  const ext = at(config, 'extEnable') === true ? at(config, 'ext') : null
  return typeof ext === 'object' && ext !== null ? { ...ext } : {}
}

export function windowInfo(host: WxHost) {
  const facts = host.system()
  const route = host.top()?.route ?? host.launched().path
  const custom = host.config.page(route).navigation.style === 'custom'
  const { width, height } = windowSize(facts, { custom, tabs: host.config.isTab(route) && host.tabBar()?.custom === false })
  const { pixelRatio, screenWidth, screenHeight, statusBarHeight, safeBottom } = facts
  return {
    pixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: width,
    windowHeight: height,
    statusBarHeight,
    screenTop: custom ? 0 : screenHeight - height,
    safeArea: { left: 0, right: screenWidth, top: statusBarHeight, bottom: screenHeight - safeBottom, width: screenWidth, height: screenHeight - safeBottom - statusBarHeight },
  }
}

function deviceInfo({ system: facts }: WxHost) {
  const { brand, model, system: os, platform, benchmarkLevel } = facts()
  return { abi: 'arm64-v8a', deviceAbi: 'arm64-v8a', benchmarkLevel, brand, model, system: os, platform, cpuType: 'simulator', memorySize: '4096' }
}

function appBaseInfo({ system: facts }: WxHost) {
  const { baseLibrary, language, version, theme, fontSizeSetting } = facts()
  return { SDKVersion: baseLibrary, enableDebug: false, host: { env: 'WeChat', appId: '', version: 0 }, language, version, theme, fontSizeScaleFactor: 1, fontSizeSetting }
}

function systemInfo(host: WxHost) {
  const { enabled, orientation, systemPermissions: may } = host.system()
  const { fontSizeScaleFactor: _factor, ...base } = appBaseInfo(host)
  return {
    ...base,
    ...deviceInfo(host),
    ...windowInfo(host),

    cameraAuthorized: may.camera,
    locationAuthorized: may.location,
    microphoneAuthorized: may.microphone,
    notificationAuthorized: may.notification,
    albumAuthorized: may.album,
    bluetoothEnabled: enabled.bluetooth,
    locationEnabled: enabled.location,
    wifiEnabled: enabled.wifi,
    deviceOrientation: orientation,
  }
}

function authorizeSetting(may: ReturnType<WxHost['system']>['systemPermissions']) {
  const word = (allowed: boolean): string => (allowed ? 'authorized' : 'denied')
  return {
    albumAuthorized: word(may.album),
    bluetoothAuthorized: word(may.bluetooth),
    cameraAuthorized: word(may.camera),
    locationAuthorized: word(may.location),
    locationReducedAccuracy: false,
    microphoneAuthorized: word(may.microphone),
    notificationAuthorized: word(may.notification),
    notificationAlertAuthorized: word(may.notification),
    notificationBadgeAuthorized: word(may.notification),
    notificationSoundAuthorized: word(may.notification),
    phoneCalendarAuthorized: word(may.calendar),
  }
}
