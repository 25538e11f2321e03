import { openPhone, settled, until, type TestPhone } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { heard, withApp } from './proving'

const TWO = '/pages/two/two'
const routes = ({ logic }: TestPhone): readonly string[] => logic.host.router.stack.map(({ route }) => route)
const notFound = (name: string) => async (phone: TestPhone) => expect((await phone.call(name, { url: '/pages/three/three' })).errMsg).toBe(`${name}:fail page "pages/three/three" is not found`)
const withTabs = () => withApp({ tabBar: { list: [{ pagePath: 'pages/one/one', text: '一' }, { pagePath: 'pages/two/two', text: '二' }] } })
const go = (phone: TestPhone) => phone.call('navigateTo', { url: `${TWO}?a=1` })
const about = (more: object) => expect.objectContaining({ path: 'pages/two/two', ...more })

export const routeProofs: Proofs = {
  navigateTo: {
    async effect() {
      const phone = await openPhone({ 'pages/two/two.js': 'Page({ onLoad(query) { const channel = this.getOpenerEventChannel(); channel.on(\'ask\', (what) => channel.emit(\'answer\', what + query.a)) } })' })
      const answer = jest.fn()
      const told = await phone.call('navigateTo', { url: `${TWO}?a=1`, events: { answer } })
      expect(told.errMsg).toBe('navigateTo:ok')
      expect(routes(phone)).toEqual(['pages/one/one', 'pages/two/two'])
      ;(told['eventChannel'] as { emit: (...args: unknown[]) => void }).emit('ask', 'x')
      expect(answer).toHaveBeenCalledWith('x1')
    },
    failure: notFound('navigateTo'),
  },
  redirectTo: {
    async effect(phone) {
      expect((await phone.call('redirectTo', { url: TWO })).errMsg).toBe('redirectTo:ok')
      expect(routes(phone)).toEqual(['pages/two/two'])
    },
    failure: notFound('redirectTo'),
  },
  reLaunch: {
    async effect(phone) {
      await phone.call('navigateTo', { url: TWO })
      expect((await phone.call('reLaunch', { url: '../one/one' })).errMsg).toBe('reLaunch:ok')
      expect(routes(phone)).toEqual(['pages/one/one'])
    },
    failure: notFound('reLaunch'),
  },
  switchTab: {
    async effect() {
      const phone = await withTabs()
      expect((await phone.call('switchTab', { url: TWO })).errMsg).toBe('switchTab:ok')
      expect(routes(phone)).toEqual(['pages/two/two'])
      expect(phone.logic.host.tabBar()?.selected).toBe(1)
    },
    failure: async (phone) => expect((await phone.call('switchTab', { url: TWO })).errMsg).toBe('switchTab:fail can not switch to no-tabBar page'),
  },
  navigateBack: {
    async effect(phone) {
      await phone.call('navigateTo', { url: TWO })
      expect((await phone.call('navigateBack')).errMsg).toBe('navigateBack:ok')
      expect(routes(phone)).toEqual(['pages/one/one'])
    },
    failure: async (phone) => expect((await phone.call('navigateBack')).errMsg).toBe('navigateBack:fail cannot navigate back at first page.'),
  },
  ...heard('BeforeAppRoute', go, about({ openType: 'navigateTo', query: { a: '1' }, notFound: false })),
  ...heard('AppRoute', go, about({ openType: 'navigateTo', query: { a: '1' } })),
  ...heard('AppRouteDone', go, about({ openType: 'navigateTo' })),
  ...heard('BeforePageLoad', go, about({ query: { a: '1' }, renderer: 'webview' })),
  ...heard('AfterPageLoad', go, about({ componentFramework: 'glass-easel' })),
  ...heard('BeforePageUnload', async (phone) => {
    await go(phone)
    await phone.call('navigateBack')
  }, about({})),
  ...heard('AfterPageUnload', async (phone) => {
    await go(phone)
    await phone.call('navigateBack')
  }, about({})),
  onPageNotFound: {
    async effect() {
      const phone = await openPhone({ 'app.js': 'wx.onPageNotFound((told) => { wx.setStorageSync(\'told\', told) }); App({})' }, { path: 'pages/gone/gone', query: { a: '1' } })
      expect(phone.wx['getStorageSync']!('told')).toEqual({ path: 'pages/gone/gone', query: { a: '1' }, isEntryPage: true })
    },
    async failure(phone) {
      const told = jest.fn()
      phone.wx['onPageNotFound']!(told)
      await phone.call('navigateTo', { url: '/pages/gone/gone' })
      await settled()
      expect(told).not.toHaveBeenCalled()
    },
  },
  offPageNotFound: {
    async effect() {
      const phone = await openPhone({ 'app.js': 'const told = () => { wx.setStorageSync(\'told\', 1) }; wx.onPageNotFound(told); wx.offPageNotFound(told); App({})' }, { path: 'pages/gone/gone' })
      expect(phone.wx['getStorageSync']!('told')).toBe('')
    },
    async failure() {
      const phone = await openPhone({ 'app.js': 'wx.onPageNotFound(() => { wx.setStorageSync(\'told\', 1) }); wx.offPageNotFound(() => {}); App({})' }, { path: 'pages/gone/gone' })
      await until(() => phone.wx['getStorageSync']!('told') === 1)
    },
  },
}
