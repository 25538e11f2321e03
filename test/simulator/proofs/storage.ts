import type { TestPhone } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { badOptions } from './proving'

const TOO_LONG = 'x'.repeat(1024 * 1024 + 1)
const keep = ({ wx }: TestPhone, key: string, value: unknown): unknown => wx['setStorageSync']!(key, value)
const kept = ({ wx }: TestPhone, key: string): unknown => wx['getStorageSync']!(key)
const NO_STRING = /^\w+:fail parameter error: parameter/

export const storageProofs: Proofs = {
  setStorage: {
    async effect(phone) {
      expect(await phone.call('setStorage', { key: 'a', data: { b: [1] } })).toEqual({ errMsg: 'setStorage:ok' })
      expect(kept(phone, 'a')).toEqual({ b: [1] })
    },
    async failure(phone) {
      expect((await phone.call('setStorage', { key: 'a', data: TOO_LONG })).errMsg).toBe('setStorage:fail entry size limit reached')
      expect((await phone.call('setStorage', { data: 1 })).errMsg).toMatch(/^setStorage:fail parameter error: parameter\.key should be/)
    },
  },
  setStorageSync: {
    effect(phone) {
      keep(phone, 'a', 1)
      expect(kept(phone, 'a')).toBe(1)
    },
    failure: (phone) => expect(phone.thrown('setStorageSync', 'a', TOO_LONG)).toBe('setStorageSync:fail entry size limit reached'),
  },
  getStorage: {
    async effect(phone) {
      keep(phone, 'a', '一')
      expect(await phone.call('getStorage', { key: 'a' })).toEqual({ errMsg: 'getStorage:ok', data: '一' })
    },
    failure: async (phone) => expect((await phone.call('getStorage', { key: 'b' })).errMsg).toBe('getStorage:fail data not found'),
  },
  getStorageSync: {
    effect(phone) {
      keep(phone, 'a', null)
      expect(kept(phone, 'a')).toBeNull()
      expect(kept(phone, 'b')).toBe('')
    },
    failure: (phone) => expect(phone.thrown('getStorageSync')).toMatch(NO_STRING),
  },
  removeStorage: {
    async effect(phone) {
      keep(phone, 'a', 1)
      expect(await phone.call('removeStorage', { key: 'a' })).toEqual({ errMsg: 'removeStorage:ok' })
      expect(kept(phone, 'a')).toBe('')
    },
    failure: async (phone) => expect((await phone.call('removeStorage')).errMsg).toMatch(/^removeStorage:fail parameter error: parameter\.key should be/),
  },
  removeStorageSync: {
    effect(phone) {
      keep(phone, 'a', 1)
      phone.wx['removeStorageSync']!('a')
      expect(kept(phone, 'a')).toBe('')
    },
    failure: (phone) => expect(phone.thrown('removeStorageSync', 1)).toMatch(NO_STRING),
  },
  clearStorage: {
    async effect(phone) {
      keep(phone, 'a', 1)
      expect(await phone.call('clearStorage')).toEqual({ errMsg: 'clearStorage:ok' })
      expect(kept(phone, 'a')).toBe('')
    },
    failure: badOptions('clearStorage'),
  },
  clearStorageSync: {
    effect(phone) {
      keep(phone, 'a', 1)
      phone.wx['clearStorageSync']!()
      expect(phone.wx['getStorageInfoSync']!()).toMatchObject({ keys: [], currentSize: 0 })
    },
    failure(phone) {
      keep(phone, 'a', 1)
      expect(phone.thrown('setStorageSync', 'a', TOO_LONG)).toMatch(/fail/)
      expect(kept(phone, 'a')).toBe(1)
    },
  },
  getStorageInfo: {
    async effect(phone) {
      keep(phone, 'a', 'x'.repeat(3_000))
      expect(await phone.call('getStorageInfo')).toEqual({ errMsg: 'getStorageInfo:ok', keys: ['a'], currentSize: 3, limitSize: 10_240 })
    },
    failure: badOptions('getStorageInfo'),
  },
  getStorageInfoSync: {
    effect(phone) {
      keep(phone, 'a', 1)
      expect(phone.wx['getStorageInfoSync']!()).toEqual({ keys: ['a'], currentSize: 1, limitSize: 10_240 })
    },
    failure(phone) {
      const told = phone.wx['getStorageInfoSync']!() as { keys: string[] }
      told.keys.push('b')
      expect(phone.wx['getStorageInfoSync']!()).toMatchObject({ keys: [] })
    },
  },
  batchSetStorage: {
    async effect(phone) {
      expect(await phone.call('batchSetStorage', { kvList: [{ key: 'a', data: 1 }, { key: 'b', data: 2 }] })).toEqual({ errMsg: 'batchSetStorage:ok' })
      expect([kept(phone, 'a'), kept(phone, 'b')]).toEqual([1, 2])
    },
    failure: async (phone) => expect((await phone.call('batchSetStorage', { kvList: [{ key: 'a', data: TOO_LONG }] })).errMsg).toBe('batchSetStorage:fail entry size limit reached'),
  },
  batchSetStorageSync: {
    effect(phone) {
      phone.wx['batchSetStorageSync']!([{ key: 'a', data: 1 }])
      expect(kept(phone, 'a')).toBe(1)
    },
    failure: (phone) => expect(phone.thrown('batchSetStorageSync', 'a')).toMatch(NO_STRING),
  },
  batchGetStorage: {
    async effect(phone) {
      keep(phone, 'a', 1)
      expect(await phone.call('batchGetStorage', { keyList: ['a', 'b'] })).toEqual({ errMsg: 'batchGetStorage:ok', dataList: [1, ''] })
    },
    failure: async (phone) => expect((await phone.call('batchGetStorage', { keyList: ['b'] })).errMsg).toBe('batchGetStorage:fail data not found'),
  },
  batchGetStorageSync: {
    effect(phone) {
      keep(phone, 'a', 1)
      expect(phone.wx['batchGetStorageSync']!(['a', 'b'])).toEqual([1, ''])
    },
    failure: (phone) => expect(phone.thrown('batchGetStorageSync', 1)).toMatch(NO_STRING),
  },
}
