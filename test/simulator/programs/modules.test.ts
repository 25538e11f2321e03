import { join } from 'node:path'
import { findProject } from '../../../simulator/source/app-package'
import { settled, startedFrom, until, type TestPhone } from '../../support/simulator/phone'

const FOLDER = join(__dirname, 'modules')
const open = (options: Parameters<typeof startedFrom>[1] = {}): Promise<TestPhone> => startedFrom(join(FOLDER, 'miniprogram'), options)

test('is found where its project file says', () => {
  expect(findProject(FOLDER)).toEqual({ ok: true, value: { folder: join(FOLDER, 'miniprogram'), name: '模块', appId: 'wx0000000000000000' } })
})

test('runs ES modules of every kind, packages, and what is young in the language', async () => {
  const phone = await open()
  expect(phone.element('#all').textContent).toBe('你好 Hello 1 12 3 true 4 喂！ 蛋→鸡 鸡→蛋 第1天 2 @scope/tiny 嗨！ true 无 2 8')
  await until(() => phone.element('#late').textContent !== '')
  expect(phone.element('#late').textContent).toBe('6 1 ../../packages/extra/nowhere')
  expect(phone.findings()).toEqual([])
})

test('runs a source that only speaks of modules as it is', async () => {
  const { app } = (await open()).logic.host
  expect(app.transpiled).toContain('lib/math')
  expect(app.transpiled).not.toContain('lib/common')
  expect(app.scripts['lib/common']).toContain('// 老写法')
})

test('uses components of packages, whose scripts ask what a value is', async () => {
  const phone = await open()
  expect(phone.element('#cell').textContent).toBe('格列String')
  expect(phone.page().querySelector('style[data-path="miniprogram_npm/cell-kit/cell/index"]')).not.toBeNull()
})

test('speaks the phone\'s language', async () => {
  const phone = await open({ facts: { language: 'en' } })
  expect(phone.element('#all').textContent).toMatch(/^Hello Hello /)
})

describe('its theme', () => {
  const bars = (phone: TestPhone) => {
    const { screens, tabBar } = phone.device.state.getState()
    return [screens[0]!.navigation.background, screens[0]!.navigation.text, screens[0]!.backgroundColor, tabBar!.color, tabBar!.background]
  }
  const LIGHT = ['#f6f6f6', 'black', '#ffffff', '#000000', '#f6f6f6']
  const DARK = ['#191919', 'white', '#1f1f1f', '#eeeeee', '#191919']

  test('is the phone\'s from the start', async () => {
    expect(bars(await open())).toEqual(LIGHT)
    expect(bars(await open({ facts: { theme: 'dark' } }))).toEqual(DARK)
  })
  test('changes with it, but for what the mini-program chose itself', async () => {
    const phone = await open()
    await phone.call('setTabBarStyle', { selectedColor: '#123456' })
    phone.device.changeFacts({ theme: 'dark' })
    phone.device.happen('theme', { theme: 'dark' })
    await settled()
    expect(bars(phone)).toEqual(DARK)
    expect(phone.device.state.getState().tabBar!.selectedColor).toBe('#123456')
    expect(phone.device.state.getState().console.map(({ text }) => text)).toContain('theme dark')
  })
})
