import { happen, show } from './show'

const sizes = (scroller: HTMLElement): void => void Object.defineProperties(scroller, { clientHeight: { value: 100 }, scrollHeight: { value: 500 }, clientWidth: { value: 100 }, scrollWidth: { value: 500 } })

describe('<scroll-view>', () => {
  test('tells how it scrolls, and its ends', async () => {
    const page = await show('<scroll-view id="s" scroll-y bindscroll="on" bindscrolltolower="on" bindscrolltoupper="on" lower-threshold="20"/>')
    const scroller = page.inside('#s', '.scroller')
    sizes(scroller)
    for (const top of [100, 390, 40]) {
      scroller.scrollTop = top
      await happen(scroller, 'scroll')
    }
    expect(page.details('scroll')).toEqual([[100, -100], [390, -290], [40, 350]].map(([scrollTop, deltaY]) => ({ scrollTop, deltaY, deltaX: 0, scrollLeft: 0, scrollHeight: 500, scrollWidth: 500 })))
    expect([page.details('scrolltolower'), page.details('scrolltoupper')]).toEqual([[{ direction: 'bottom' }], [{ direction: 'top' }]])
  })
  test('goes where the page says', async () => {
    const page = await show('<scroll-view id="s" scroll-y scroll-top="{{top}}" scroll-left="7" scroll-into-view="{{into}}"><view id="x"/></scroll-view>', { data: { top: 50, into: '' } })
    const scroller = page.inside('#s', '.scroller')
    expect([scroller.scrollTop, scroller.scrollLeft]).toEqual([50, 7])
    page.element('#x').getBoundingClientRect = () => ({ top: 30, left: 0 } as DOMRect)
    await page.set({ into: 'x' })
    expect(scroller.scrollTop).toBe(80)
  })
  test('is pulled, refreshes, and is let go by the page', async () => {
    const page = await show('<scroll-view id="s" scroll-y refresher-enabled refresher-triggered="{{busy}}" bindrefresherpulling="on" bindrefresherrefresh="on" bindrefresherrestore="on" bindrefresherabort="on"/>')
    await page.drag(page.element('#s'), { y: 40 })
    await page.drag(page.element('#s'), { y: 120 })
    await page.set({ busy: true })
    await page.set({ busy: false })
    expect(page.heard().map(({ type }) => type).filter((type) => type !== 'refresherpulling')).toEqual(['refresherabort', 'refresherrefresh', 'refresherrestore'])
    expect(page.details('refresherpulling').map(({ dy }) => dy)).toEqual([10, 20, 30, 60])
  })
  test('tells drags where it is enhanced, and obeys its context', async () => {
    const page = await show('<scroll-view id="s" scroll-y enhanced binddragstart="on" binddragging="on" binddragend="on"><view id="x"/></scroll-view>')
    await page.drag(page.element('#s'), { y: -50 })
    expect(page.heard().map(({ type }) => type)).toEqual(['dragstart', 'dragging', 'dragend'])
    const query = page.wx['createSelectorQuery']!() as { select(of: string): { node(): { exec(told: (found: { node: Context }[]) => void): void } } }
    const [{ node }] = await new Promise<[{ node: Context }]>((resolve) => query.select('#s').node().exec((found) => resolve(found as [{ node: Context }])))
    node.scrollTo({ top: 33, animated: false })
    node.scrollEnabled = false
    await page.set({})
    expect([page.inside('#s', '.scroller').scrollTop, page.inside('#s', '.scroller').classList.contains('still')]).toEqual([33, true])
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<scroll-view wrap="x" enable-back-to-top/>')).findings()).toEqual(['unknown attribute "wrap" on <scroll-view>', expect.stringContaining('"enable-back-to-top"')])
  })
})

interface Context { scrollEnabled: boolean; scrollTo(to: object): void }
