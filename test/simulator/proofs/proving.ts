import type { Question } from '../../../simulator/phone/state'
import { openPhone, settled, until, type Files, type TestPhone, type Told } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'

/** A failure of what nothing can go wrong with: on a phone whose base library is older, it is not there. */
export const tooYoung = (name: string): Proof['failure'] => async (phone) => {
  phone.device.changeFacts({ baseLibrary: '1.0.0' })
  await until(() => phone.logic.host.system().baseLibrary === '1.0.0')
  expect(phone.wx[name]).toBeUndefined()
}

/** Options that are none. */
export const badOptions = (name: string): Proof['failure'] => ({ wx }) => expect(wx[name]!('no object')).rejects.toMatchObject({ errMsg: expect.stringMatching(`^${name}:fail parameter error: `) })

/** Waits for a question of this kind. */
export async function asked<K extends Question['ask']>({ device }: TestPhone, kind: K): Promise<Question & { readonly ask: K }> {
  await until(() => device.state.getState().question?.ask === kind, `no question of the kind ${kind}`)
  return device.state.getState().question as Question & { readonly ask: K }
}

/** Calls an API whose question the person answers like this. */
export async function answered(phone: TestPhone, name: string, options: object, kind: Question['ask'], answer: unknown): Promise<Told> {
  const told = phone.call(name, options)
  await asked(phone, kind)
  phone.device.questions.answer(answer)
  return told
}

/** A mini-program whose `app.json` says more than the smallest. */
export const withApp = (more: object, files: Files = {}): Promise<TestPhone> => openPhone({ 'app.json': { pages: ['pages/one/one', 'pages/two/two'], ...more }, ...files })

export const allow = ({ device }: TestPhone): void => device.state.setState({ policy: 'allow' })
export const refuse = ({ device }: TestPhone): void => device.state.setState({ policy: 'refuse' })
export const state = ({ device }: TestPhone) => device.state.getState()
export const traces = (phone: TestPhone): readonly object[] => state(phone).traces

/** `onX` and `offX`: what a listener is told when something happens. */
export function heard(suffix: string, happen: (phone: TestPhone) => Promise<unknown> | void, told: unknown): Proofs {
  const on = `on${suffix}`
  const off = `off${suffix}`
  return {
    [on]: {
      async effect(phone) {
        const listener = jest.fn()
        phone.wx[on]!(listener)
        await happen(phone)
        await until(() => listener.mock.calls.length > 0, `${on} was never told`)
        expect(listener).toHaveBeenCalledWith(told)
      },
      failure: (phone) => listenerNeeded(phone, on),
    },
    [off]: {
      async effect(phone) {
        const [listener, other] = [jest.fn(), jest.fn()]
        phone.wx[on]!(listener)
        phone.wx[on]!(other)
        phone.wx[off]!(listener)
        await happen(phone)
        await until(() => other.mock.calls.length > 0, `${on} was never told`)
        expect(listener).not.toHaveBeenCalled()
      },
      async failure(phone) {
        const listener = jest.fn()
        phone.wx[on]!(listener)
        phone.wx[off]!(() => undefined)
        await happen(phone)
        await until(() => listener.mock.calls.length > 0, `${off} of a stranger took the listener away`)
      },
    },
  }
}

export async function listenerNeeded(phone: TestPhone, name: string): Promise<void> {
  phone.wx[name]!(undefined)
  await settled()
  expect(phone.findings()).toContain(`wx.${name} takes a function`)
}
