import { settled, type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { state, withApp } from './proving'

const open = () => withApp({ tabBar: { list: [{ pagePath: 'pages/one/one', text: '一' }, { pagePath: 'pages/two/two', text: '二' }] } })
const bar = (phone: TestPhone) => state(phone).tabBar!
const notTab = (name: string, options: object): Proof['failure'] => async (phone) => expect((await phone.call(name, options)).errMsg).toBe(`${name}:fail not TabBar page`)
const noItem = (name: string, options: object = {}): Proof['failure'] => async () => expect((await (await open()).call(name, { index: 7, ...options })).errMsg).toBe(`${name}:fail tabbar item not found`)
const changes = (name: string, options: object, told: (phone: TestPhone) => void, before: (phone: TestPhone) => Promise<unknown> = () => Promise.resolve()): Proof['effect'] => async () => {
  const phone = await open()
  await before(phone)
  expect(await phone.call(name, options)).toEqual({ errMsg: `${name}:ok` })
  await settled()
  told(phone)
}

export const tabBarProofs: Proofs = {
  setTabBarBadge: { effect: changes('setTabBarBadge', { index: 1, text: '12345' }, (phone) => expect(bar(phone).items[1]).toMatchObject({ badge: '...' })), failure: noItem('setTabBarBadge', { text: '1' }) },
  removeTabBarBadge: { effect: changes('removeTabBarBadge', { index: 1 }, (phone) => expect(bar(phone).items[1]).toMatchObject({ badge: null }), (phone) => phone.call('setTabBarBadge', { index: 1, text: '1' })), failure: noItem('removeTabBarBadge') },
  showTabBarRedDot: { effect: changes('showTabBarRedDot', { index: 0 }, (phone) => expect(bar(phone).items.map(({ redDot }) => redDot)).toEqual([true, false])), failure: noItem('showTabBarRedDot') },
  hideTabBarRedDot: { effect: changes('hideTabBarRedDot', { index: 0 }, (phone) => expect(bar(phone).items[0]).toMatchObject({ redDot: false }), (phone) => phone.call('showTabBarRedDot', { index: 0 })), failure: noItem('hideTabBarRedDot') },
  setTabBarItem: { effect: changes('setTabBarItem', { index: 0, text: '首页', iconPath: 'a.png' }, (phone) => expect(bar(phone).items[0]).toMatchObject({ text: '首页', iconPath: 'a.png', pagePath: 'pages/one/one' })), failure: noItem('setTabBarItem') },
  setTabBarStyle: { effect: changes('setTabBarStyle', { color: '#111111', borderStyle: 'white' }, (phone) => expect(bar(phone)).toMatchObject({ color: '#111111', border: 'white' })), failure: notTab('setTabBarStyle', {}) },
  showTabBar: { effect: changes('showTabBar', {}, (phone) => expect(bar(phone).shown).toBe(true), (phone) => phone.call('hideTabBar')), failure: notTab('showTabBar', {}) },
  hideTabBar: { effect: changes('hideTabBar', { animation: true }, (phone) => expect(bar(phone).shown).toBe(false)), failure: notTab('hideTabBar', {}) },
}
