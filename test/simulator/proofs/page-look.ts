import { openPhone, settled, until, type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { badOptions, state } from './proving'

const screen = (phone: TestPhone) => state(phone).screens.at(-1)!
const bar = (phone: TestPhone) => screen(phone).navigation
const pulling = () => openPhone({ 'pages/one/one.json': { enablePullDownRefresh: true }, 'pages/one/one.js': 'Page({ onPullDownRefresh() { wx.setStorageSync(\'pulled\', 1) } })' })
const parameter = (name: string, options: object): Proof['failure'] => async (phone) => expect((await phone.call(name, options)).errMsg).toMatch(`${name}:fail parameter error: `)

/** What jsdom lacks: a font that loads unless its address says not to. */
class Face {
  readonly family: string
  readonly source: string
  constructor(family: string, source: string) {
    this.family = family
    this.source = source
  }
  load(): Promise<this> {
    return this.source.includes('gone') ? Promise.reject(new Error('A network error occurred.')) : Promise.resolve(this)
  }
}
function giveFonts(phone: TestPhone): Face[] {
  const fonts: Face[] = []
  Reflect.set(phone.page().defaultView!, 'FontFace', Face)
  Object.defineProperty(phone.page(), 'fonts', { value: { add: (face: Face) => fonts.push(face) } })
  return fonts
}

export const pageLookProofs: Proofs = {
  setNavigationBarTitle: {
    async effect(phone) {
      expect(await phone.call('setNavigationBarTitle', { title: '新标题' })).toEqual({ errMsg: 'setNavigationBarTitle:ok' })
      expect(bar(phone).title).toBe('新标题')
    },
    failure: parameter('setNavigationBarTitle', {}),
  },
  setNavigationBarColor: {
    async effect(phone) {
      await phone.call('setNavigationBarColor', { frontColor: '#000000', backgroundColor: '#ff0000' })
      expect(bar(phone)).toMatchObject({ text: 'black', background: '#ff0000' })
    },
    failure: parameter('setNavigationBarColor', { frontColor: '#123456', backgroundColor: '#ff0000' }),
  },
  showNavigationBarLoading: {
    async effect(phone) {
      await phone.call('showNavigationBarLoading')
      expect(bar(phone).loading).toBe(true)
    },
    failure: badOptions('showNavigationBarLoading'),
  },
  hideNavigationBarLoading: {
    async effect(phone) {
      await phone.call('showNavigationBarLoading')
      await phone.call('hideNavigationBarLoading')
      expect(bar(phone).loading).toBe(false)
    },
    failure: badOptions('hideNavigationBarLoading'),
  },
  hideHomeButton: {
    async effect() {
      const phone = await openPhone({}, { path: 'pages/two/two' })
      expect(bar(phone).home).toBe(true)
      await phone.call('hideHomeButton')
      expect(bar(phone).home).toBe(false)
    },
    failure: badOptions('hideHomeButton'),
  },
  setBackgroundColor: {
    async effect(phone) {
      await phone.call('setBackgroundColor', { backgroundColor: '#123456' })
      expect(screen(phone).backgroundColor).toBe('#123456')
    },
    failure: parameter('setBackgroundColor', { backgroundColor: 'reddish' }),
  },
  setBackgroundTextStyle: {
    async effect(phone) {
      await phone.call('setBackgroundTextStyle', { textStyle: 'light' })
      expect(screen(phone).backgroundText).toBe('light')
    },
    failure: parameter('setBackgroundTextStyle', { textStyle: 'grey' }),
  },
  startPullDownRefresh: {
    async effect() {
      const phone = await pulling()
      expect(await phone.call('startPullDownRefresh')).toEqual({ errMsg: 'startPullDownRefresh:ok' })
      expect(screen(phone).pullingDown).toBe(true)
      expect(phone.wx['getStorageSync']!('pulled')).toBe(1)
      expect(phone.page().documentElement.hasAttribute('data-pulled')).toBe(true)
    },
    failure: async (phone) => expect((await phone.call('startPullDownRefresh')).errMsg).toBe('startPullDownRefresh:fail pullDownRefresh is not enabled on this page'),
  },
  stopPullDownRefresh: {
    async effect() {
      const phone = await pulling()
      await phone.call('startPullDownRefresh')
      expect(await phone.call('stopPullDownRefresh')).toEqual({ errMsg: 'stopPullDownRefresh:ok' })
      await until(() => !phone.page().documentElement.hasAttribute('data-pulled'))
      expect(screen(phone).pullingDown).toBe(false)
    },
    failure: badOptions('stopPullDownRefresh'),
  },
  pageScrollTo: {
    async effect(phone) {
      const scrolled = jest.fn()
      Reflect.set(phone.page().documentElement, 'scrollTo', scrolled)
      Object.defineProperty(phone.page(), 'scrollingElement', { value: phone.page().documentElement })
      phone.element('#one').getBoundingClientRect = () => ({ left: 0, top: 80, width: 1, height: 1 }) as DOMRect
      await phone.call('pageScrollTo', { scrollTop: 120, duration: 0 })
      await phone.call('pageScrollTo', { selector: '#one', offsetTop: -10 })
      expect(scrolled.mock.calls).toEqual([[{ top: 120, behavior: 'instant' }], [{ top: 70, behavior: 'smooth' }]])
    },
    failure: async (phone) => expect((await phone.call('pageScrollTo', { selector: '#gone' })).errMsg).toBe('pageScrollTo:fail selector #gone not found'),
  },
  loadFontFace: {
    async effect(phone) {
      const fonts = giveFonts(phone)
      expect(await phone.call('loadFontFace', { family: 'Round', source: 'url("https://a.invalid/a.ttf")' })).toEqual({ errMsg: 'loadFontFace:ok', status: 'loaded' })
      expect(fonts).toMatchObject([{ family: 'Round' }])
    },
    async failure(phone) {
      giveFonts(phone)
      expect((await phone.call('loadFontFace', { family: 'Round', source: 'url("https://a.invalid/gone.ttf")' })).errMsg).toBe('loadFontFace:fail A network error occurred.')
      await settled()
    },
  },
}
