import { join } from 'node:path'
import { settled, startedFrom, until, type TestPhone } from '../../support/simulator/phone'

const open = (path?: string, query?: Record<string, string>): Promise<TestPhone> => startedFrom(join(__dirname, 'components'), { ...(path ? { path } : {}), ...(query ? { query } : {}) })
const texts = (phone: TestPhone, selector: string): readonly string[] => [...phone.page().querySelectorAll(selector)].map(({ textContent }) => (textContent ?? '').trim())
const press = async (phone: TestPhone, selector: string): Promise<void> => {
  phone.tap(selector)
  await settled()
}
/** The page on top, or a component of it, as its author knows it. */
type Author = Readonly<Record<string, unknown>> & { readonly data: Record<string, unknown>; readonly traces: string[]; setData(data: object): void; selectComponent(selector: string): Author; selectAllComponents(selector: string): Author[] }
const page = (phone: TestPhone): Author => phone.logic.host.top()!.instance as unknown as Author
const call = <T>(author: Author, name: string, ...args: unknown[]): T => (author[name] as (...args: unknown[]) => T)(...args)

test('nothing in it is complained about', async () => {
  const phone = await open()
  for (const url of ['/pages/form/form', '/pages/styles/styles', '/pages/tree/tree', '/pages/profile/profile?name=a&age=1']) await phone.call('navigateTo', { url })
  await settled()
  expect(phone.findings()).toEqual([])
})

describe('a component', () => {
  test('has properties of several types, data, and what its behaviors bring', async () => {
    const phone = await open()
    const counter = page(phone).selectComponent('#counter')
    expect(texts(phone, '#counter .shown')).toEqual([])
    expect(counter.data).toMatchObject({ count: 1, step: 2, label: '数', any: 'x', list: [], flag: false, empty: null, depth: '深', named: '有名', size: 3, kind: 'string' })
    expect(phone.element('#counter').textContent).toBe('数1 有名深3 string 1')
    expect([call(counter, 'greet'), call(counter, 'whisper')]).toEqual(['我是数', '悄悄'])
    expect(counter['properties']).toBe(counter.data)
  })
  test('lives its lifetimes, and its page\'s', async () => {
    const phone = await open()
    const counter = page(phone).selectComponent('#counter')
    expect(counter.traces.filter((trace) => !/^(both|count|secret|inner) /.test(trace))).toEqual(['behavior created', 'created', 'deeper attached', 'behavior attached', 'attached 1', 'behavior show', 'show', 'ready'])
    phone.device.happen('resize', { screen: 1, width: 500, height: 300 })
    await settled()
    await phone.call('navigateTo', { url: '/pages/form/form' })
    expect(counter.traces.slice(-2)).toEqual(['resize 500', 'hide'])
    await phone.call('navigateBack')
    page(phone).setData({ second: true })
    await settled()
    expect(page(phone).selectComponent('#second').traces).toContain('attached 5')
    page(phone).setData({ second: false })
    await settled()
    expect(phone.device.state.getState().console.map(({ text }) => text)).toEqual(['gone: detached'])
  })
  test('observes its properties and data', async () => {
    const phone = await open()
    const counter = page(phone).selectComponent('#counter')
    counter.traces.length = 0
    await press(phone, '#more')
    expect(counter.traces).toEqual(['both 11 2', 'count 1 11'])
    counter.traces.length = 0
    counter.setData({ flag: true, any: { a: 1 }, 'inner.a': 2, _secret: 9 })
    await settled()
    expect(counter.traces).toEqual(expect.arrayContaining(['flag true', 'inner 2', 'secret 9']))
    expect(counter.data).toMatchObject({ kind: 'object', _secret: 9 })
  })
  test('observes several fields, parts of them, and everything', async () => {
    const phone = await open()
    const watcher = page(phone).selectComponent('#watcher')
    expect(texts(phone, '#watcher')).toEqual(['3'])
    const seen = watcher['seen'] as string[]
    seen.length = 0
    watcher.setData({ other: 2 })
    expect(seen).toEqual(['any'])
    seen.length = 0
    page(phone).setData({ 'watched.list[1]': 5 })
    await settled()
    expect(seen).toEqual(expect.arrayContaining(['b 1 5', 'deep', 'any']))
    expect(texts(phone, '#watcher')).toEqual(['6'])
  })
  test('tells what happens to whoever uses it', async () => {
    const phone = await open()
    await press(phone, '#counter .shown, #counter wx-view')
    expect(page(phone)['log']).toEqual(['change 3 counter', 'captured deep', 'deep deep counter counter'])
    expect(phone.element('#counter').textContent).toBe('数3 有名深3 string 7')
    expect(page(phone).selectComponent('#counter').traces).toContain('secret 2')
  })
  test('has slots, classes from outside, and may have no element of its own', async () => {
    const phone = await open()
    const card = phone.element('#card')
    expect([...card.children].map(({ className, textContent }) => [className.replace(/^\w+--/, ''), textContent.trim()])).toEqual([[expect.stringContaining('head'), '头 1'], ['body', '默认的'], ['foot', '脚一脚二']])
    expect(card.children[0]!.className.split(' ')).toContain('titled')
    expect(phone.page().querySelector('#shell')).toBeNull()
    expect(texts(phone, '[class$=inside]')).toEqual(['[新]'])
  })
  test('is selected as what it exports', async () => {
    const phone = await open()
    expect(page(phone).selectComponent('#badge')).toEqual({ text: '新', isBadge: true })
    expect(page(phone).selectAllComponents('#card, #badge')).toHaveLength(2)
    expect(page(phone).selectComponent('#nowhere')).toBeNull()
  })
  test('measures itself, and knows its page, its owner and the tab bar', async () => {
    const phone = await open()
    const counter = page(phone).selectComponent('#counter')
    expect(await call<Promise<unknown>>(counter, 'measure')).toMatchObject({ id: 'shown', width: 0, display: 'block' })
    const where = call<{ page: string; bar: Author; owner: Author }>(counter, 'where')
    expect([where.page, where.owner, where.bar]).toEqual([call(page(phone), 'getPageId'), page(phone), call(page(phone), 'getTabBar')])
    expect(where.page).not.toBe('')
    await phone.call('navigateTo', { url: '/pages/form/form' })
    expect(call(page(phone), 'getPageId')).not.toBe(where.page)
    expect(call(page(phone), 'getTabBar')).toBeNull()
  })
  test('is given others by generics, or has its own', async () => {
    const phone = await open()
    expect([texts(phone, '#choice'), texts(phone, '#default-choice')]).toEqual([['选 甲选 乙'], ['缺省 丙']])
    await press(phone, '#choice wx-view')
    expect(page(phone).selectComponent('#choice')['last']).toBe('甲')
  })
  test('of another subpackage has a placeholder until it is there', async () => {
    const phone = await open()
    page(phone).setData({ charted: true })
    expect(Object.keys(phone.device.state.getState().loaded)).not.toContain('packages/far/chart/chart.js')
    await until(() => texts(phone, '#chart')[0] === '2 点')
  })
})

describe('a custom tab bar', () => {
  test('stands on each tab page, one of its own', async () => {
    const phone = await open()
    expect(phone.device.state.getState().tabBar).toMatchObject({ custom: true })
    expect(texts(phone, '.custom-tab-bar-index--tab-bar')).toEqual(['首页我'])
    expect(phone.page().body.lastElementChild!.textContent).toContain('首页我')
    phone.tap('.custom-tab-bar-index--tab:last-child')
    await settled()
    expect(texts(phone, '#me')).toEqual(['我 1'])
    expect(texts(phone, '.custom-tab-bar-index--on')).toEqual(['我'])
    await phone.call('switchTab', { url: '/pages/home/home' })
    await settled()
    expect(texts(phone, '.custom-tab-bar-index--on')).toEqual(['首页'])
    await phone.call('navigateTo', { url: '/pages/form/form' })
    expect(texts(phone, '.custom-tab-bar-index--tab-bar')).toEqual([])
  })
})

describe('components together', () => {
  test('are fields of a form', async () => {
    const phone = await open('pages/form/form')
    await press(phone, '#own wx-view')
    await press(phone, '#send')
    expect(page(phone)['submitted']).toEqual({ plain: '一', own: '填了' })
  })
  test('are related by their paths, and by a behavior', async () => {
    const phone = await open('pages/tree/tree')
    const list = page(phone).selectComponent('#list')
    expect(call(list, 'names')).toEqual(['子', '丑'])
    expect(list['log']).toEqual(['linked 子', 'linked 丑'])
    expect(page(phone).selectAllComponents('.one').map((item) => item['linked'])).toEqual([true, true])
    page(phone).setData({ names: ['丑'] })
    expect([call(list, 'names'), (list['log'] as string[]).at(-1)]).toEqual([['丑'], 'unlinked 子'])
  })
  test('hold themselves', async () => {
    const phone = await open('pages/tree/tree')
    expect(texts(phone, '#root')).toEqual(['根枝叶芽'])
    expect(phone.page().querySelectorAll('#root [class$=leaf]')).toHaveLength(4)
  })
})

describe('the styles of a component', () => {
  test.each([
    ['isolated', ['components-styled-isolated--shared']],
    ['applied', ['components-styled-applied--shared', 'shared']],
    ['mixed', ['shared']],
    ['global', ['components-styled-global--shared', 'shared']],
  ])('are kept apart as it wants: %s', async (id, classes) => {
    const phone = await open('pages/styles/styles')
    const names = phone.element(`#${id} wx-view`).className.split(' ')
    expect(names.filter((name) => name.endsWith('shared')).sort()).toEqual([...classes].sort())
    const own = phone.page().querySelector(`style[data-path="components/styled/${id}"]`)!.textContent
    expect(own).toContain(id === 'mixed' ? '.view-mixed ' : `.components-styled-${id}--view-${id} `)
  })
})

test('a page that is a component has its query as properties', async () => {
  const phone = await open('pages/profile/profile', { name: '小满', age: '7' })
  expect(texts(phone, '#profile')).toEqual(['小满 8 载入 小满 7'])
  expect(page(phone)['atAttach']).toBe('小满 7')
})
