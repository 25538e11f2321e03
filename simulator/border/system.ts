import type { Theme } from './theme.ts'

/** What the phone is and how it stands now; the logic layer always has the last copy, for the calls that answer at once. */
export interface SystemFacts {
  readonly brand: string
  readonly model: string
  readonly system: string
  readonly platform: 'ios' | 'android'
  /** WeChat's own version, and its base library's. */
  readonly version: string
  readonly baseLibrary: string
  readonly language: string
  readonly theme: Theme
  readonly pixelRatio: number
  readonly screenWidth: number
  readonly screenHeight: number
  readonly statusBarHeight: number
  readonly safeBottom: number
  readonly fontSizeSetting: number
  readonly benchmarkLevel: number
  readonly network: NetworkType
  readonly battery: { readonly level: number; readonly charging: boolean; readonly lowPower: boolean }
  readonly enabled: { readonly bluetooth: boolean; readonly location: boolean; readonly wifi: boolean }
  /** What the phone's own settings allow WeChat as a whole. */
  readonly systemPermissions: Readonly<Record<SystemPermission, boolean>>
  readonly orientation: 'portrait' | 'landscape'
  readonly brightness: number
  readonly keepScreenOn: boolean
  readonly menuButton: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
}

export type NetworkType = 'wifi' | '5g' | '4g' | '3g' | '2g' | 'none' | 'unknown'
export type SystemPermission = 'album' | 'bluetooth' | 'camera' | 'location' | 'microphone' | 'notification' | 'calendar'

/** The scopes of `wx.authorize`; https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/authorize.html */
export const AUTH_SCOPES = ['scope.userLocation', 'scope.userFuzzyLocation', 'scope.userLocationBackground', 'scope.record', 'scope.camera', 'scope.bluetooth', 'scope.writePhotosAlbum', 'scope.addPhoneContact', 'scope.addPhoneCalendar', 'scope.werun', 'scope.userInfo', 'scope.address', 'scope.invoice', 'scope.invoiceTitle'] as const
export type AuthScope = (typeof AUTH_SCOPES)[number]

export const NAVIGATION_BAR_HEIGHT = 44
export const TAB_BAR_HEIGHT = 50
