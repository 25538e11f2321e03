import { settled, until } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { badOptions, state } from './proving'

export const baseProofs: Proofs = {
  canIUse: {
    effect: ({ wx }) => expect(['showToast', 'getStorageSync', 'showToast.object.title'].map((name) => wx['canIUse']!(name))).toEqual([true, true, true]),
    async failure(phone) {
      expect(phone.wx['canIUse']!('startHCE')).toBe(false)
      phone.device.changeFacts({ baseLibrary: '2.0.0' })
      await until(() => phone.logic.host.system().baseLibrary === '2.0.0')
      expect(phone.wx['canIUse']!('getWindowInfo')).toBe(false)
    },
  },
  nextTick: {
    async effect({ wx }) {
      const told = jest.fn()
      wx['nextTick']!(told)
      expect(told).not.toHaveBeenCalled()
      await settled()
      expect(told).toHaveBeenCalledTimes(1)
    },
    async failure(phone) {
      phone.wx['nextTick']!(() => {
        throw new Error('late')
      })
      await settled()
      expect(phone.findings()).toEqual([expect.stringContaining('Error: late')])
    },
  },
  env: {
    effect: ({ wx }) => expect(wx['env']).toEqual({ USER_DATA_PATH: 'wxfile://usr' }),
    failure: ({ wx }) => expect(wx['env']).not.toHaveProperty('SAVED_PATH'),
  },
  arrayBufferToBase64: {
    effect: ({ wx }) => expect(wx['arrayBufferToBase64']!(Uint8Array.of(1, 2, 3, 255).buffer)).toBe('AQID/w=='),
    failure: ({ wx }) => expect(wx['arrayBufferToBase64']!('no buffer')).toBe(''),
  },
  base64ToArrayBuffer: {
    effect: ({ wx }) => expect([...new Uint8Array(wx['base64ToArrayBuffer']!('AQID/w==') as ArrayBuffer)]).toEqual([1, 2, 3, 255]),
    failure: ({ wx }) => expect((wx['base64ToArrayBuffer']!(1) as ArrayBuffer).byteLength).toBe(0),
  },
  getRandomValues: {
    async effect(phone) {
      const [one, two] = [await phone.call('getRandomValues', { length: 32 }), await phone.call('getRandomValues', { length: 32 })]
      const bytes = (told: typeof one): string => [...new Uint8Array(told['randomValues'] as ArrayBuffer)].join(' ')
      expect((one['randomValues'] as ArrayBuffer).byteLength).toBe(32)
      expect(bytes(one)).not.toBe(bytes(two))
    },
    failure: async (phone) => expect((await phone.call('getRandomValues', { length: 1_048_577 })).errMsg).toMatch(/^getRandomValues:fail parameter error: parameter\.length/),
  },
  exitMiniProgram: {
    async effect(phone) {
      void phone.call('exitMiniProgram')
      await until(() => phone.scope.ended)
    },
    failure: badOptions('exitMiniProgram'),
  },
  restartMiniProgram: {
    async effect(phone) {
      void phone.call('restartMiniProgram', { path: '/pages/two/two?a=1' })
      await until(() => phone.scope.ended)
      expect(state(phone).restart).toEqual({ path: '/pages/two/two?a=1' })
    },
    failure: async (phone) => expect((await phone.call('restartMiniProgram', { path: 'pages/gone/gone' })).errMsg).toBe('restartMiniProgram:fail page "pages/gone/gone" is not found'),
  },
  requestIdleCallback: {
    async effect({ wx }) {
      const told = jest.fn()
      expect(wx['requestIdleCallback']!(told)).toEqual(expect.any(Number))
      await until(() => told.mock.calls.length > 0)
      expect(told).toHaveBeenCalledWith({ didTimeout: false, timeRemaining: expect.any(Function) })
    },
    async failure(phone) {
      phone.wx['requestIdleCallback']!(undefined)
      await settled()
      expect(phone.findings()).toEqual(['wx.requestIdleCallback takes a function'])
    },
  },
  cancelIdleCallback: {
    async effect({ wx }) {
      const told = jest.fn()
      wx['cancelIdleCallback']!(wx['requestIdleCallback']!(told))
      await settled()
      expect(told).not.toHaveBeenCalled()
    },
    async failure({ wx }) {
      const told = jest.fn()
      wx['cancelIdleCallback']!((wx['requestIdleCallback']!(told) as number) + 1)
      await until(() => told.mock.calls.length > 0)
    },
  },
  getLogManager: {
    async effect(phone) {
      ;(phone.wx['getLogManager']!({ level: 1 }) as Record<string, (...args: unknown[]) => void>)['debug']!('a', { b: 1 })
      await until(() => state(phone).console.length > 0)
      expect(state(phone).console).toEqual([expect.objectContaining({ level: 'debug', text: '[LogManager] a {"b":1}' })])
    },
    async failure(phone) {
      ;(phone.wx['getLogManager']!() as Record<string, (...args: unknown[]) => void>)['debug']!('a')
      await settled()
      expect(state(phone).console).toEqual([])
    },
  },
  getRealtimeLogManager: {
    async effect(phone) {
      const log = phone.wx['getRealtimeLogManager']!() as Record<string, (...args: unknown[]) => void>
      log['setFilterMsg']!('room')
      log['error']!('gone')
      await until(() => state(phone).console.length > 0)
      expect(state(phone).console).toEqual([expect.objectContaining({ level: 'error', text: '[RealtimeLog] room gone' })])
    },
    async failure(phone) {
      ;(phone.wx['getRealtimeLogManager']!() as Record<string, (...args: unknown[]) => void>)['info']!('x'.repeat(5_000))
      await until(() => state(phone).console.length > 0)
      expect(state(phone).console[0]?.text).toHaveLength(4_000)
    },
  },
  getPerformance: {
    async effect(phone) {
      const told = jest.fn()
      const performance = phone.wx['getPerformance']!() as { createObserver: (told: unknown) => { observe: (options: object) => void }; getEntriesByType: (type: string) => object[] }
      performance.createObserver((list: { getEntries: () => object[] }) => told(list.getEntries())).observe({ entryTypes: ['navigation'] })
      await phone.call('navigateTo', { url: '/pages/two/two' })
      await until(() => told.mock.calls.length > 0)
      expect(told).toHaveBeenCalledWith([expect.objectContaining({ entryType: 'navigation', name: 'route', navigationType: 'navigateTo', path: 'pages/two/two' })])
      expect(performance.getEntriesByType('render')).toHaveLength(1)
    },
    async failure(phone) {
      const performance = phone.wx['getPerformance']!() as { createObserver: (told: unknown) => { observe: (options: unknown) => void } }
      performance.createObserver(() => undefined).observe(undefined)
      await settled()
      expect(phone.findings()).toEqual([expect.stringContaining('PerformanceObserver.observe takes')])
    },
  },
}
