import { NAVIGATION_BAR_HEIGHT, type SystemFacts } from '../border/system.ts'

/** A phone that can be chosen: sizes in CSS pixels. */
export interface PhoneModel {
  readonly id: string
  readonly name: string
  readonly brand: string
  readonly system: string
  readonly platform: 'ios' | 'android'
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
  readonly statusBar: number
  readonly safeBottom: number
  /** How round the screen's corners are. */
  readonly glassRadius: number
  readonly notch: 'island' | 'notch' | 'hole' | 'none'
}

/** Sizes as the makers publish them. */
export const PHONE_MODELS: readonly PhoneModel[] = [
  { id: 'iphone-15', name: 'iPhone 15', brand: 'iPhone', system: 'iOS 17.5', platform: 'ios', width: 393, height: 852, pixelRatio: 3, statusBar: 54, safeBottom: 34, glassRadius: 36, notch: 'island' },
  { id: 'iphone-13-mini', name: 'iPhone 13 mini', brand: 'iPhone', system: 'iOS 16.7', platform: 'ios', width: 375, height: 812, pixelRatio: 3, statusBar: 50, safeBottom: 34, glassRadius: 36, notch: 'notch' },
  { id: 'iphone-se', name: 'iPhone SE', brand: 'iPhone', system: 'iOS 16.7', platform: 'ios', width: 375, height: 667, pixelRatio: 2, statusBar: 20, safeBottom: 0, glassRadius: 0, notch: 'none' },
  { id: 'mate-60', name: 'Mate 60', brand: 'HUAWEI', system: 'Android 12', platform: 'android', width: 360, height: 800, pixelRatio: 3, statusBar: 32, safeBottom: 0, glassRadius: 36, notch: 'hole' },
  { id: 'redmi-9a', name: 'Redmi 9A', brand: 'Redmi', system: 'Android 10', platform: 'android', width: 360, height: 780, pixelRatio: 2, statusBar: 24, safeBottom: 0, glassRadius: 24, notch: 'none' },
]

/** The newest base library that this simulator speaks of. */
export const NEWEST_BASE_LIBRARY = '3.15.2'
const CAPSULE = { width: 87, height: 32, right: 7 }

/** The facts of a phone as it comes out of its box. */
export function factsOf(model: PhoneModel): SystemFacts {
  return {
    brand: model.brand,
    model: model.name,
    system: model.system,
    platform: model.platform,
    version: '8.0.60',
    baseLibrary: NEWEST_BASE_LIBRARY,
    language: 'zh_CN',
    theme: 'light',
    pixelRatio: model.pixelRatio,
    screenWidth: model.width,
    screenHeight: model.height,
    statusBarHeight: model.statusBar,
    safeBottom: model.safeBottom,
    fontSizeSetting: 16,
    benchmarkLevel: model.platform === 'ios' ? -1 : 24,
    network: '5g',
    battery: { level: 80, charging: false, lowPower: false },
    enabled: { bluetooth: true, location: true, wifi: true },
    systemPermissions: { album: true, bluetooth: true, camera: true, location: true, microphone: true, notification: true, calendar: true },
    orientation: 'portrait',
    brightness: 0.8,
    keepScreenOn: false,
    menuButton: { left: model.width - CAPSULE.width - CAPSULE.right, top: model.statusBar + (NAVIGATION_BAR_HEIGHT - CAPSULE.height) / 2, width: CAPSULE.width, height: CAPSULE.height },
  }
}
