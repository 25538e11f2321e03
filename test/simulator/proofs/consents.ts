import type { TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { allow, answered, refuse, traces } from './proving'

const said = (name: string, options: object, index: number, told: object): Proof['effect'] => async (phone: TestPhone) => expect(await answered(phone, name, options, 'choose', { index })).toEqual({ errMsg: `${name}:ok`, ...told })
const left = (name: string, options: object, trace: object): Proof['effect'] => async (phone) => {
  await said(name, options, 0, {})(phone)
  expect(traces(phone)).toEqual([expect.objectContaining(trace)])
}
const cancelled = (name: string, options: object): Proof['failure'] => async (phone) => {
  expect(await answered(phone, name, options, 'choose', { index: -1 })).toEqual({ errMsg: `${name}:fail cancel` })
  expect(traces(phone)).toEqual([])
}
const calendar = (name: string, more: object): Proof => ({
  async effect(phone) {
    allow(phone)
    expect(await phone.call(name, { title: '会议', startTime: 1_700_000_000, ...more })).toEqual({ errMsg: `${name}:ok` })
    expect(traces(phone)).toEqual([expect.objectContaining({ kind: 'calendar', text: '会议', detail: expect.objectContaining({ startTime: 1_700_000_000, ...more }) })])
  },
  async failure(phone) {
    refuse(phone)
    expect((await phone.call(name, { title: '会议', startTime: 1 })).errMsg).toBe(`${name}:fail auth deny`)
  },
})

const order = () => ({ timeStamp: String(Math.floor(Date.now() / 1_000)), nonceStr: 'x', package: 'prepay_id=1', signType: 'RSA', paySign: 'x' })

export const consentProofs: Proofs = {
  makePhoneCall: { effect: left('makePhoneCall', { phoneNumber: '10086' }, { kind: 'call', text: '10086' }), failure: cancelled('makePhoneCall', { phoneNumber: '10086' }) },
  sendSms: { effect: left('sendSms', { phoneNumber: '10086', content: '查' }, { kind: 'message', detail: { content: '查' } }), failure: cancelled('sendSms', {}) },
  addPhoneContact: {
    async effect(phone) {
      allow(phone)
      await left('addPhoneContact', { firstName: '李', mobilePhoneNumber: '1' }, { kind: 'contact', detail: { firstName: '李', mobilePhoneNumber: '1' } })(phone)
    },
    async failure(phone) {
      refuse(phone)
      expect((await phone.call('addPhoneContact', { firstName: '李' })).errMsg).toBe('addPhoneContact:fail auth deny')
    },
  },
  addPhoneCalendar: calendar('addPhoneCalendar', {}),
  addPhoneRepeatCalendar: calendar('addPhoneRepeatCalendar', { repeatInterval: 'week' }),
  requestSubscribeMessage: {
    async effect(phone) {
      await said('requestSubscribeMessage', { tmplIds: ['a', 'b'] }, 0, { a: 'accept', b: 'accept' })(phone)
      await said('requestSubscribeMessage', { tmplIds: ['a'] }, -1, { a: 'reject' })(phone)
    },
    failure: async (phone) => expect(await phone.call('requestSubscribeMessage', { tmplIds: [] })).toEqual({ errMsg: 'requestSubscribeMessage:fail TmplIds can\'t be empty', errno: 20001 }),
  },
  requestPayment: {
    effect: (phone) => left('requestPayment', order(), { kind: 'payment', text: 'prepay_id=1' })(phone),
    async failure(phone) {
      await cancelled('requestPayment', order())(phone)
      expect((await phone.call('requestPayment', { ...order(), package: '1' })).errMsg).toMatch(/^requestPayment:fail parameter error: package/)
    },
  },
  navigateToMiniProgram: { effect: left('navigateToMiniProgram', { appId: 'wx1', path: 'a' }, { text: 'wx1', detail: { path: 'a', opened: 'mini-program' } }), failure: cancelled('navigateToMiniProgram', { appId: 'wx1' }) },
}
