import { settled } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { state } from './proving'

export const keyboardProofs: Proofs = {
  hideKeyboard: {
    async effect(phone) {
      phone.device.state.setState({ keyboard: { screen: phone.logic.host.top()!.screen, height: 291, shift: 0, kind: 'text', confirm: 'done' } })
      expect(await phone.call('hideKeyboard')).toEqual({ errMsg: 'hideKeyboard:ok' })
      await settled()
      expect(state(phone).keyboard).toBeNull()
    },
    failure: async (phone) => expect((await phone.call('hideKeyboard')).errMsg).toBe('hideKeyboard:fail input not exist'),
  },
}
