import { join } from 'node:path'
import { pointer, settled, startedFrom, until, type TestPhone } from '../../support/simulator/phone'

const FOLDER = join(__dirname, 'everything')
const open = (path?: string, query?: Record<string, string>): Promise<TestPhone> => startedFrom(FOLDER, { ...(path ? { path } : {}), ...(query ? { query } : {}) })
const texts = (phone: TestPhone, selector: string): readonly string[] => [...phone.page().querySelectorAll(selector)].map(({ textContent }) => (textContent ?? '').trim())
/** The page on top as its author knows it. */
const page = <T>(phone: TestPhone): T => phone.logic.host.top()!.instance as unknown as T
const visits = (phone: TestPhone): readonly string[] => phone.device.state.getState().console.map(({ text }) => text)
const press = async (phone: TestPhone, selector: string): Promise<void> => {
  phone.tap(selector)
  await settled()
}
/** Finds nothing to complain about but what is named. */
const WARNED = ['avoid uppercase letters (pages/events/events.wxml:4:57)']

describe('data of a page', () => {
  test('fills texts, attributes, classes and styles', async () => {
    const phone = await open()
    const hello = phone.element('#hello')
    expect(hello.textContent).toBe('你好，小满！')
    expect([hello.className, hello.style.color, hello.style.width]).toEqual(['row', 'rgb(1, 2, 3)', 'calc(150 * var(--rpx))'])
    expect(texts(phone, '#maths')).toEqual(['5 false true yes 龙井 2 x1'])
    expect(texts(phone, '#nothing')).toEqual(['[][][0][false]'])
    expect(texts(phone, '#escaped')).toEqual(['<b>& <i> \u00a0|'])
    expect(phone.findings()).toEqual(WARNED)
  })
  test('chooses between wx:if, wx:elif and wx:else', async () => {
    const phone = await open()
    expect(texts(phone, '#size')).toEqual(['中'])
    expect(texts(phone, '.vip-only')).toEqual([])
    await press(phone, '#change')
    expect(texts(phone, '#size')).toEqual(['大'])
    expect(texts(phone, '.vip-only')).toEqual(['会员一', '会员二'])
    expect(phone.element('#hidden').hasAttribute('hidden')).toBe(true)
  })
  test('repeats lists, nested ones, objects, numbers, texts and literals', async () => {
    const phone = await open()
    expect(texts(phone, '.goods')).toEqual(['0-龙井-茶-¥12.50', '1-绿豆糕-糕-¥8.00'])
    expect(texts(phone, '#sum')).toEqual(['¥20.50'])
    expect(texts(phone, '.cell')).toEqual(['0,0=甲;', '0,1=乙;', '1,0=丙;'])
    expect(texts(phone, '.pair')).toEqual(['small:3', 'large:5'])
    expect(texts(phone, '.count')).toEqual(['0', '1', '2'])
    expect(texts(phone, '.letter')).toEqual(['a', 'b'])
    expect(texts(phone, '.literal')).toEqual(['1', '2', '3'])
  })
  test('reaches templates, spread too, and what is imported and included', async () => {
    const phone = await open()
    expect(texts(phone, '.card')).toEqual(['龙井：8 元', '没有了', '自带：6 元（热）'])
    expect(phone.element('#card-g1').textContent).toContain('龙井')
    expect(texts(phone, '#footer')).toEqual(['© 2024 茶铺'])
  })
  test('follows what is typed where `model:` binds', async () => {
    const phone = await open()
    const input = phone.element('#name').shadowRoot!.querySelector('input')!
    expect(input.value).toBe('小')
    input.value = '小满'
    input.dispatchEvent(new (phone.page().defaultView!.Event)('input'))
    await until(() => texts(phone, '#nick')[0] === '小满')
    expect(page<{ data: { nick: string } }>(phone).data.nick).toBe('小满')
  })
  test('changes by paths, at once for the page and later on the screen', async () => {
    const phone = await open()
    await press(phone, '#change')
    expect(texts(phone, '#hello')).toEqual(['你好，大满！'])
    expect(phone.element('#hello').className).toBe('row vip')
    expect(texts(phone, '.goods')).toEqual(['0-龙井-茶-¥12.50', '1-绿豆糕-糕-¥8.00', '2-酥-其他-¥1.00'])
    expect(page<{ data: { deep: unknown } }>(phone).data.deep).toEqual({ rows: [{ cell: 5 }, { cell: 6 }], fresh: { path: '新' } })
    expect(visits(phone)).toContain('after setData 11')
    expect(texts(phone, '#status')).toEqual(['画好了 6新'])
  })
})

describe('events of a page', () => {
  const heard = (phone: TestPhone): readonly string[] => page<{ heard: string[] }>(phone).heard.splice(0)
  const events = (): Promise<TestPhone> => open('pages/events/events')

  test('bubble, are caught, and are heard on their way down', async () => {
    const phone = await events()
    await press(phone, '#inner')
    expect(heard(phone)).toEqual(['capture outer', 'tap inner', 'tap middle', 'tap outer'])
    await press(phone, '#stopped')
    expect(heard(phone)).toEqual(['capture outer', 'tap stopped'])
    await press(phone, '#behind')
    expect(heard(phone)).toEqual(['capture outer', 'capture guarded'])
  })
  test('that are mutual reach one of them alone', async () => {
    const phone = await events()
    await press(phone, '#mut')
    expect(heard(phone)).toEqual(['tap mut-inner', 'tap mut-between'])
  })
  test('tell whose they are: datasets, marks, touches', async () => {
    const phone = await events()
    await press(phone, '#inner')
    const { last } = page<{ last: Record<string, unknown> }>(phone)
    expect(last).toMatchObject({
      type: 'tap', mark: { zone: '外', row: 3 }, detail: { x: expect.any(Number), y: expect.any(Number) },
      target: { id: 'inner', dataset: { name: 'inner', someId: '7', allcaps: 'c' } }, currentTarget: { id: 'outer', dataset: { name: 'outer' } },
      changedTouches: [{ identifier: 1, clientX: 1, clientY: 1 }],
    })
    expect(typeof last['timeStamp']).toBe('number')
  })
  test('have handlers that are data', async () => {
    const phone = await events()
    await press(phone, '#dynamic')
    page<{ setData(data: object): void }>(phone).setData({ handler: 'capture' })
    await settled()
    await press(phone, '#dynamic')
    expect(heard(phone)).toEqual(['tap dynamic', 'capture dynamic'])
    await press(phone, '#none')
    expect(heard(phone)).toEqual([])
  })
  test('tell a long press from a tap', async () => {
    const phone = await events()
    const target = phone.element('#long')
    target.dispatchEvent(pointer(target, 'pointerdown'))
    await until(() => page<{ heard: string[] }>(phone).heard.includes('longpress long'))
    target.dispatchEvent(pointer(target, 'pointerup'))
    await settled()
    expect(heard(phone)).toEqual(['touchstart long', 'longpress long', 'touchend long'])
  })
  test('are answered by scripts of the template, which style the page and call it', async () => {
    const phone = await events()
    await press(phone, '#wxs')
    await settled()
    expect(texts(phone, '#reported')).toEqual(['数到 5 true'])
    expect(phone.element('#wxs').style.left).toBe('5px')
    expect([phone.element('#watched').style.opacity, phone.element('#watched').className]).toEqual(['0.5', 'box lit'])
    expect(heard(phone)).toEqual(['changed 1 2'])
  })
  test('of forms carry what was filled in', async () => {
    const phone = await events()
    await press(phone, '#send')
    expect(heard(phone)).toEqual(['submit {"nick":"小满","on":true}'])
  })
})

describe('the way of a page', () => {
  test('is told from its query to its end', async () => {
    const phone = await open('pages/journey/journey', { id: '1' })
    await press(phone, '#deeper')
    expect(texts(phone, '#journey')).toEqual(['你好 2'])
    await press(phone, '#back')
    expect(texts(phone, '#journey')).toEqual(['收到 你好 2 1'])
    expect(visits(phone)).toEqual([
      'journey 1 load 1', 'journey 1 show', 'journey 1 ready', 'journey 1 hide', 'journey 2 load 2', 'journey 2 show', 'journey 2 ready', 'journey 2 unload', 'journey 1 show',
    ])
  })
  test('leads over tabs, which stay, and into subpackages', async () => {
    const phone = await open()
    expect(phone.device.state.getState().tabBar).toMatchObject({ items: [{ text: '首页' }, { text: '我的' }], selectedColor: '#07c160', selected: 0 })
    await phone.call('switchTab', { url: '/pages/mine/mine' })
    await settled()
    expect(texts(phone, '#who')).toEqual(['小满，第 1 次'])
    await phone.call('switchTab', { url: '/pages/home/home' })
    await phone.call('switchTab', { url: '/pages/mine/mine' })
    await settled()
    expect(texts(phone, '#who')).toEqual(['小满，第 2 次'])
    await press(phone, '#about')
    expect(texts(phone, '#about-text')).toEqual(['关于茶，来自 mine，一期一会'])
    expect(visits(phone).filter((visit) => visit.startsWith('home'))).toEqual(['home load {}', 'home show', 'home ready', 'home hide', 'home show', 'home hide'])
    expect((await phone.call('navigateTo', { url: '/pages/home/home' })).errMsg).toBe('navigateTo:fail can not navigateTo a tabbar page')
  })
  test('hears of pulling down, scrolling, its end and of sharing', async () => {
    const phone = await open('pages/home/home', { from: 'share' })
    const { line } = phone.logic.host.top()!
    expect(visits(phone)[0]).toBe('home load {"from":"share"}')
    const { defaultView, body } = phone.page()
    Object.defineProperty(phone.page(), 'scrollingElement', { configurable: true, value: { scrollTop: 30, scrollHeight: 1_000, clientHeight: 900 } })
    defaultView!.dispatchEvent(new defaultView!.Event('scroll'))
    await settled()
    expect(visits(phone)).toEqual(expect.arrayContaining(['home scroll 30', 'home bottom']))
    Object.defineProperty(phone.page(), 'scrollingElement', { value: null })
    for (const [type, y] of [['pointerdown', 0], ['pointermove', 100], ['pointerup', 100]] as const) body.dispatchEvent(pointer(body, type, { x: 1, y }))
    await settled()
    expect(visits(phone)).toContain('home pulled')
    expect(line.scope.ended).toBe(false)
    phone.device.happen('share', { screen: phone.logic.host.top()!.screen, from: 'menu', to: 'friend' })
    await settled()
    expect(visits(phone)).toContain('home share menu')
  })
})

describe('the look of a page', () => {
  interface Look { told: string[]; measure(done: (found: unknown[]) => void): void; move(): void; bounce(done: () => void): void; settle(done: () => void): void }

  test('comes from its own sheet and the app\'s, with what they import', async () => {
    const phone = await open()
    const css = [...phone.page().querySelectorAll<HTMLStyleElement>('style[data-path]')].map((sheet) => [sheet.dataset['path'], sheet.textContent.replace(/\s+/g, ' ')])
    expect(css.map(([path]) => path)).toEqual(['app', 'pages/home/home'])
    expect(css[0]![1]).toContain('.price { color: #fa5151; } wx-view.muted { color: #999; }')
    expect(css[0]![1]).toContain('body { font-size: calc(28 * var(--rpx)); color: #333; }')
    expect(css[1]![1]).toContain('.row .vip, .vip { font-weight: bold; }')
    expect(css[1]![1]).toContain('@keyframes blink { from { opacity: 0 } 50% { opacity: .5 } to { opacity: 1 } }')
    expect(phone.page().documentElement.style.getPropertyValue('--rpx')).toBe(`${phone.logic.host.system().screenWidth / 750}px`)
  })
  test('is measured by queries', async () => {
    const phone = await open('pages/look/look')
    const found = await new Promise<unknown[]>((resolve) => page<Look>(phone).measure(resolve))
    expect(found[0]).toMatchObject({ id: 'box', dataset: { kind: 'box' }, width: 0, height: 0, color: 'rgb(7, 193, 96)' })
    expect(found[1]).toMatchObject([{ dataset: { kind: 'box' }, left: 0, top: 0 }, { dataset: { kind: 'small' } }])
    expect(found[2]).toMatchObject({ scrollLeft: 0, scrollTop: 0 })
    expect(found[3]).toMatchObject({ 'scroll-top': 0 })
    expect(found[4]).toBeNull()
    expect(found[5]).toMatchObject({ width: phone.logic.host.system().screenWidth })
    expect(found[6]).toMatchObject({ node: { scrollTo: expect.any(Function) } })
    expect(found[7]).toMatchObject({ mark: { at: '里' }, left: 0, bottom: 0 })
  })
  test('moves by animations', async () => {
    const phone = await open('pages/look/look')
    page<Look>(phone).move()
    await until(() => phone.element('#box').style.transform === 'translateX(30px)')
    expect(phone.element('#box').style.opacity).toBe('0.4')
  })
  test('moves by keyframes, and goes back', async () => {
    const phone = await open('pages/look/look')
    const cancel = jest.fn()
    const setKeyframes = jest.fn()
    const animate = jest.fn((frames: object[]) => ({ cancel, finished: Promise.resolve(), effect: { getKeyframes: () => frames, setKeyframes } }))
    Reflect.set(phone.element('#box'), 'animate', animate)
    await new Promise<void>((resolve) => page<Look>(phone).bounce(resolve))
    expect(animate).toHaveBeenCalledWith([
      { opacity: '1', transform: 'rotate(0deg)', easing: 'linear' },
      { opacity: '0.5', transform: 'rotate(45deg)', backgroundColor: '#ff0000', easing: 'linear', offset: 0.5 },
      { opacity: '0', transform: 'rotate(90deg)', easing: 'ease-in' },
    ], { duration: 50, fill: 'forwards' })
    await new Promise<void>((resolve) => page<Look>(phone).settle(resolve))
    expect(setKeyframes).toHaveBeenCalledWith([{ easing: 'linear' }, { backgroundColor: '#ff0000', easing: 'linear', offset: 0.5 }, { easing: 'ease-in' }])
    expect(cancel).not.toHaveBeenCalled()
  })
  test('is changed by page-meta and navigation-bar', async () => {
    const phone = await open('pages/look/look')
    const screen = () => phone.device.state.getState().screens[0]!
    expect(screen()).toMatchObject({ navigation: { title: '样子一', text: 'white', background: '#07c160', loading: true }, backgroundColor: '#eeeeee' })
    const { body, documentElement, defaultView } = phone.page()
    expect([body.style.color, body.style.backgroundColor, documentElement.style.fontSize]).toEqual(['rgb(1, 1, 1)', 'rgb(238, 238, 238)', '20px'])
    page<{ setData(data: object): void }>(phone).setData({ title: '样子二' })
    await until(() => screen().navigation.title === '样子二')
    defaultView!.dispatchEvent(new defaultView!.Event('scroll'))
    await until(() => page<Look>(phone).told.includes('scroll 0'))
    expect(phone.findings()).toEqual(WARNED)
  })
  test('tells what comes into sight, and what goes out of it', async () => {
    const phone = await open('pages/look/look')
    const seen: { tell(ratio: number): void; readonly options: IntersectionObserverInit; gone: boolean }[] = []
    class Eye {
      readonly #mine
      constructor(told: (entries: object[]) => void, options: IntersectionObserverInit) {
        this.#mine = { options, gone: false, tell: (ratio: number) => told([{ intersectionRatio: ratio, boundingClientRect: null, intersectionRect: null, rootBounds: { left: 0, top: 0, right: 9, bottom: 9, width: 9, height: 9 }, time: 1 }]) }
      }
      observe(): void {
        seen.push(this.#mine)
      }
      disconnect(): void {
        this.#mine.gone = true
      }
    }
    Reflect.set(phone.page().defaultView!, 'IntersectionObserver', Eye)
    page<{ watch(): void }>(phone).watch()
    await until(() => seen.length === 2)
    expect(seen[0]!.options).toEqual({ root: null, rootMargin: '0px 0px 20px 0px', threshold: [0, 0.5] })
    seen[0]!.tell(0)
    seen[1]!.tell(1)
    seen[0]!.tell(0.6)
    await until(() => page<Look>(phone).told.length === 2)
    expect(page<Look>(phone).told).toEqual(['small 1 9', 'box 0.6 9'])
    page<{ observer: { disconnect(): void } }>(phone).observer.disconnect()
    await until(() => seen.every(({ gone }) => gone))
  })
})
