import { success } from '#shared/kernel/result'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls } from '../../border/device.ts'
import type { AnswerNeeds } from '../contract.ts'
import type { Screen } from '../state.ts'
import { lowerKeyboard } from './keyboard.ts'

type Names = 'screen.open' | 'screen.close' | 'screen.change' | 'tab-bar.change'

/** Pages, their bars, and the tab bar. */
export function screenAnswers({ device }: AnswerNeeds): Pick<Answers<DeviceCalls>, Names> {
  const { state } = device
  return {
    'screen.open'(plan) {
      const screen: Screen = { ...plan, pullingDown: false, backgroundText: 'dark', front: false, menus: ['shareAppMessage'] }
      state.setState(({ screens, facts }) => ({ screens: [...screens, screen], facts, app: 'running' }))
      const { screenWidth: width, screenHeight: height } = state.getState().facts
      return success({ width, height })
    },
    'screen.close'({ screen }) {
      lowerKeyboard(device, screen)
      state.setState(({ screens }) => ({ screens: screens.filter((one) => one.screen !== screen) }))
      return success(null)
    },
    'screen.change'({ screen, change: { backgroundColor, backgroundText, pullingDown, menus, front, ...navigation } }) {
      state.setState(({ screens }) => ({
        screens: screens.map((one) => (one.screen !== screen ? { ...one, front: front === true ? false : one.front } : {
          ...one,
          front: front ?? one.front,
          backgroundColor: backgroundColor ?? one.backgroundColor,
          backgroundText: backgroundText ?? one.backgroundText,
          pullingDown: pullingDown ?? one.pullingDown,
          menus: menus ?? one.menus,
          navigation: { ...one.navigation, ...navigation },
        })),
      }))
      return success(null)
    },
    'tab-bar.change'({ tabBar }) {
      state.setState({ tabBar })
      return success(null)
    },
  }
}
