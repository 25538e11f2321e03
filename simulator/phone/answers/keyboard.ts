import { failure, success } from '#shared/kernel/result'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls } from '../../border/device.ts'
import { KEYBOARD_MS, type KeyboardWish } from '../../border/keyboard.ts'
import { TAB_BAR_HEIGHT } from '../../border/system.ts'
import type { AnswerNeeds, Device } from '../contract.ts'
import type { DeviceState } from '../state.ts'

type Names = 'keyboard.change' | 'keyboard.hide'

/** The keys and the line above them; below them lies the phone's own safe area. */
const KEYS_PX = 257

/** The keyboard rises for a field that is written in, and goes with it. */
export function keyboardAnswers({ device }: AnswerNeeds): Pick<Answers<DeviceCalls>, Names> {
  const { state, happen } = device
  return {
    'keyboard.change'({ screen, wish }) {
      if (wish === null) {
        lowerKeyboard(device, screen)
        return success({ height: 0, covered: 0 })
      }
      const now = state.getState()
      const height = KEYS_PX + now.facts.safeBottom
      const covered = height - coveredBelow(screen, now)
      const shift = Math.min(covered, shiftFor(wish, covered + wish.above))
      state.setState({ keyboard: { screen, height, kind: wish.kind, confirm: wish.confirm, shift } })
      if (now.keyboard?.height !== height) happen('keyboard', { height, duration: KEYBOARD_MS })
      return success({ height, covered: covered - shift })
    },
    'keyboard.hide': () => (putKeyboardAway(device) ? success(null) : failure({ why: 'input not exist' })),
  }
}

/** Documented: between cursor and keyboard lies what was wanted, but no more than there is below the field. */
const shiftFor = ({ adjust, room, spacing }: KeyboardWish, covered: number): number => (adjust ? Math.max(0, covered - room + Math.min(spacing, room)) : 0)

/** The tab bar lies below its pages: the keyboard covers it first. */
function coveredBelow(screen: number, { screens, tabBar, facts }: DeviceState): number {
  const tab = screens.some((one) => one.screen === screen && one.tab)
  return tab && tabBar?.shown === true && !tabBar.custom ? TAB_BAR_HEIGHT + facts.safeBottom : 0
}

/** The keyboard of a screen goes; another screen's stays. */
export function lowerKeyboard({ state, happen }: Device, screen: number): void {
  if (state.getState().keyboard?.screen !== screen) return
  state.setState({ keyboard: null })
  happen('keyboard', { height: 0, duration: KEYBOARD_MS })
}

/** The person, or the mini-program, puts the keyboard away. False if there is none. */
export function putKeyboardAway(device: Device): boolean {
  const { keyboard } = device.state.getState()
  if (keyboard === null) return false
  lowerKeyboard(device, keyboard.screen)
  device.happen('keyboard.away', { screen: keyboard.screen })
  return true
}
