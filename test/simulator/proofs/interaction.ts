import { until } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { answered, badOptions, state } from './proving'

export const interactionProofs: Proofs = {
  showToast: {
    async effect(phone) {
      expect(await phone.call('showToast', { title: '好', icon: 'error', duration: 30 })).toEqual({ errMsg: 'showToast:ok' })
      expect(state(phone).toast).toMatchObject({ kind: 'toast', title: '好', icon: 'error' })
      await until(() => state(phone).toast === null)
    },
    failure: async (phone) => expect((await phone.call('showToast')).errMsg).toMatch(/^showToast:fail parameter error: parameter\.title should be String/),
  },
  hideToast: {
    async effect(phone) {
      await phone.call('showToast', { title: '好' })
      expect(await phone.call('hideToast')).toEqual({ errMsg: 'hideToast:ok' })
      expect(state(phone).toast).toBeNull()
    },
    failure: badOptions('hideToast'),
  },
  showLoading: {
    async effect(phone) {
      await phone.call('showLoading', { title: '加载中', mask: true })
      expect(state(phone).toast).toMatchObject({ kind: 'loading', title: '加载中', mask: true })
    },
    failure: async (phone) => expect((await phone.call('showLoading', { title: 1 })).errMsg).toMatch(/^showLoading:fail parameter error/),
  },
  hideLoading: {
    async effect(phone) {
      await phone.call('showLoading', { title: '加载中' })
      await phone.call('hideLoading')
      expect(state(phone).toast).toBeNull()
    },
    failure: badOptions('hideLoading'),
  },
  showModal: {
    async effect(phone) {
      expect(await answered(phone, 'showModal', { title: '?', editable: true }, 'modal', { confirmed: true, content: 'x' })).toEqual({ errMsg: 'showModal:ok', confirm: true, cancel: false, content: 'x' })
      expect(await answered(phone, 'showModal', { title: '?' }, 'modal', { confirmed: false, content: '' })).toMatchObject({ confirm: false, cancel: true })
    },
    failure: async (phone) => expect((await phone.call('showModal', { confirmText: '一二三四五' })).errMsg).toBe('showModal:fail confirmText length should not larger than 4 Chinese characters'),
  },
  showActionSheet: {
    effect: async (phone) => expect(await answered(phone, 'showActionSheet', { itemList: ['a', 'b'] }, 'sheet', { index: 1 })).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 }),
    async failure(phone) {
      expect((await answered(phone, 'showActionSheet', { itemList: ['a'] }, 'sheet', { index: -1 })).errMsg).toBe('showActionSheet:fail cancel')
      expect((await phone.call('showActionSheet', { itemList: [...'1234567'] })).errMsg).toBe('showActionSheet:fail parameter error: itemList should not be larger than 6')
    },
  },
}
