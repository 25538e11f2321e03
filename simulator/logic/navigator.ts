import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../border/calls.ts'
import type { LogicCalls } from '../border/phone-state.ts'
import type { DeviceLine } from './device-line.ts'
import type { Router } from './router.ts'

/** Follows a `navigator` to where it leads, as `wx.navigateTo` and its neighbours do. */
export function follow({ openType, url, delta }: LogicCalls['navigate']['ask'], router: Router, device: DeviceLine['call']): Result<null, CallFailure> {
  const opened = open(openType, url, delta, router, device)
  return opened.ok ? success(null) : failure({ ...opened.failure, why: `${NAMES[openType]}:fail ${opened.failure.why}` })
}

const NAMES = { navigate: 'navigateTo', redirect: 'redirectTo', switchTab: 'switchTab', reLaunch: 'reLaunch', navigateBack: 'navigateBack', exit: 'exitMiniProgram' } as const

function open(openType: LogicCalls['navigate']['ask']['openType'], url: string, delta: number, router: Router, device: DeviceLine['call']): Result<unknown, CallFailure> {
  switch (openType) {
    case 'navigate':
      return router.navigateTo(url, {})
    case 'redirect':
      return router.redirectTo(url)
    case 'switchTab':
      return router.switchTab(url)
    case 'reLaunch':
      return router.reLaunch(url)
    case 'navigateBack':
      return router.navigateBack(delta)
    case 'exit':
      void device('app.exit', null)
      return success(null)
  }
}
