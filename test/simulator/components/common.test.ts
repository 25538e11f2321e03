import { changesOf } from '../../../simulator/view/animation'
import { pointer, settled, until } from '../../support/simulator/phone'
import { show } from './show'

const step = (type: string, args: readonly unknown[], duration: number) => ({ animates: [{ type, args }], option: { transformOrigin: '0 0 0', transition: { duration, timingFunction: 'ease', delay: 0 } } })

describe('every component', () => {
  test('animates one step after the other', async () => {
    const page = await show('<view id="v" animation="{{a}}"/>')
    await page.set({ a: { actions: [step('style', ['opacity', 0.5], 20), step('translateX', [10], 30)] } })
    const { style } = page.element('#v')
    await until(() => style.transform !== '')
    expect([style.opacity, style.transform, style.transition, style.transformOrigin]).toEqual(['0.5', 'translateX(10px)', 'all 30ms ease 0ms', '0 0 0'])
  })
  test.each([
    ['rotate', [45], 'rotate(45deg)'], ['rotate3d', [1, 0, 0, 90], 'rotate3d(1, 0, 0, 90deg)'], ['scale', [2, 3], 'scale(2, 3)'], ['translate', ['10rpx', 5], 'translate(calc(10 * var(--rpx)), 5px)'], ['skewX', [3], 'skewX(3deg)'], ['matrix', [1, 0, 0, 1, 5, 6], 'matrix(1, 0, 0, 1, 5, 6)'],
  ])('%s becomes CSS', (type, args, css) => expect(changesOf([{ type, args }], {} as HTMLElement)).toEqual([['transform', css]]))
  test('wears hover-class, the innermost alone where it says so', async () => {
    const page = await show('<view id="a" hover-class="h" hover-start-time="0" hover-stay-time="10"><view id="b" hover-class="h" hover-start-time="0" hover-stop-propagation/></view>')
    page.element('#b').dispatchEvent(pointer(page.element('#b'), 'pointerdown'))
    await settled()
    expect(['#a', '#b'].map((id) => page.element(id).className)).toEqual(['', 'h'])
  })
  test('hover-class in a component is the class of its own sheet', async () => {
    const page = await show('<own id="o"/>', { files: { 'pages/one/one.json': { usingComponents: { own: '/own' } }, 'own.json': { component: true }, 'own.wxml': '<view class="k" hover-class="h">x</view>', 'own.wxss': '.h { color: red }', 'own.js': 'Component({})' } })
    expect(page.page().querySelector('wx-view[hover-class]')!.getAttribute('hover-class')).toBe('h own--h')
  })
})

describe('the mouse', () => {
  const scrolls = (element: HTMLElement): void => {
    element.style.overflowY = 'auto'
    Object.defineProperties(element, { clientHeight: { value: 100 }, scrollHeight: { value: 500 } })
  }
  const drag = (target: HTMLElement, by: number): void => {
    const { PointerEvent } = target.ownerDocument.defaultView!
    for (const [type, y] of [['pointerdown', 200], ['pointermove', 200 - by / 2], ['pointermove', 200 - by]] as const) target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'mouse', button: 0, clientX: 10, clientY: y }))
    target.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, composed: true, pointerType: 'mouse' }))
  }
  test('drags what scrolls under it, and not what keeps its touches', async () => {
    const page = await show('<scroll-view id="s" scroll-y><view id="v"/><view id="c" catchtouchmove="on"/><slider id="x"/></scroll-view>')
    const scroller = page.inside('#s', '.scroller')
    scrolls(scroller)
    drag(page.element('#v'), 60)
    expect(scroller.scrollTop).toBe(60)
    drag(page.element('#c'), 60)
    expect(scroller.scrollTop).toBe(60)
  })
})


test('a component that is not built is told, once', async () => {
  const page = await show('<map/><map/><view/><block><own/></block>', { files: { 'pages/one/one.json': { usingComponents: { own: '/own' } }, 'own.json': { component: true }, 'own.wxml': '<slot/>', 'own.js': 'Component({})' } })
  expect(page.findings()).toEqual(['<map> is not built in this simulator'])
})
