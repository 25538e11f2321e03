import type { TestPhone } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { heard } from './proving'

const happen = (...args: Parameters<TestPhone['device']['happen']>) => ({ device }: TestPhone): void => device.happen(...args)

export const appEventProofs: Proofs = {
  ...heard('Error', ({ logic }) => logic.failed(new Error('it broke'), 'here'), { message: 'Error: it broke', stack: expect.stringContaining('it broke') }),
  ...heard('UnhandledRejection', ({ logic }) => logic.rejected(new Error('nobody took it')), { reason: 'Error: nobody took it', promise: null }),
  ...heard('CopyUrl', happen('copy-url', { screen: 1 }), {}),
  ...heard('AppShow', happen('app.show', { path: 'pages/one/one', query: { a: '1' }, scene: 1089, referrer: null }), { path: 'pages/one/one', query: { a: '1' }, scene: 1089, referrerInfo: {} }),
  ...heard('AppHide', happen('app.hide', { reason: 'background' }), {}),
  ...heard('AudioInterruptionBegin', happen('audio.interrupted', {}), {}),
  ...heard('AudioInterruptionEnd', happen('audio.resumed', {}), {}),
  ...heard('NetworkStatusChange', happen('network', { isConnected: false, networkType: 'none' }), { isConnected: false, networkType: 'none' }),
  ...heard('NetworkWeakChange', happen('network.weak', { weakNet: true, networkType: '2g' }), { weakNet: true, networkType: '2g' }),
  ...heard('UserCaptureScreen', happen('screenshot', {}), {}),
  ...heard('KeyboardHeightChange', happen('keyboard', { height: 300, duration: 250 }), { height: 300, duration: 250 }),
  ...heard('ThemeChange', happen('theme', { theme: 'dark' }), { theme: 'dark' }),
  ...heard('WindowResize', happen('resize', { screen: 1, width: 852, height: 393 }), { size: { windowWidth: 852, windowHeight: 393 } }),
  ...heard('MemoryWarning', happen('memory', { level: 10 }), { level: 10 }),
  ...heard('MenuButtonBoundingClientRectWeightChange', ({ device }) => device.changeFacts({ menuButton: { left: 10, top: 20, width: 30, height: 40 } }), { left: 10, top: 20, width: 30, height: 40, right: 40, bottom: 60 }),
  ...heard('BatteryInfoChange', ({ device }) => device.changeFacts({ battery: { level: 15, charging: false, lowPower: true } }), { isLowPowerModeEnabled: true }),
}
