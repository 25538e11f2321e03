import { drawnAt, restAt, slideAt, wayTo } from '../../../simulator/view/swiper-track'
import { until } from '../../support/simulator/phone'
import { show } from './show'

const ITEMS = '<swiper-item wx:for="{{items}}" wx:key="*this" item-id="{{item}}"><view>{{item}}</view></swiper-item>'
const data = { items: ['a', 'b', 'c'], current: 0, auto: false }

describe('<swiper>', () => {
  test('is dragged to the next slide, and tells it', async () => {
    const page = await show(`<swiper id="s" duration="20" bindchange="on" bindanimationfinish="on" bindtransition="on">${ITEMS}</swiper>`, { data })
    await page.drag(page.element('#s'), { x: -250 })
    await until(() => page.details('animationfinish').length === 1)
    expect(page.details('change')).toEqual([{ current: 1, currentItemId: 'b', source: 'touch' }])
    expect(page.details('animationfinish')).toEqual([{ current: 1, currentItemId: 'b', source: 'touch' }])
    expect(Number(page.details('transition')[0]!['dx'])).toBeGreaterThan(0)
    await page.drag(page.element('#s'), { x: -4 })
    expect(page.details('change')).toHaveLength(1)
  })
  test('goes where the page says, by number and by name', async () => {
    const page = await show(`<swiper id="s" duration="0" current="{{current}}" current-item-id="{{id}}" bindchange="on">${ITEMS}</swiper>`, { data })
    await page.set({ current: 2 })
    await page.set({ id: 'b' })
    expect(page.details('change')).toEqual([{ current: 2, currentItemId: 'c', source: '' }, { current: 1, currentItemId: 'b', source: '' }])
    expect(page.inside('#s', '.track').style.transform).toBe('translateX(-100%)')
  })
  test('goes on by itself, and round', async () => {
    const page = await show(`<swiper id="s" duration="0" interval="15" autoplay="{{auto}}" circular bindchange="on">${ITEMS}</swiper>`, { data })
    await page.set({ auto: true })
    await until(() => page.details('change').length >= 4)
    await page.set({ auto: false })
    expect(page.details('change').slice(0, 4).map(({ current, source }) => [current, source])).toEqual([[1, 'autoplay'], [2, 'autoplay'], [0, 'autoplay'], [1, 'autoplay']])
  })
  test('shows dots, margins, and several slides at once', async () => {
    const page = await show(`<swiper id="s" vertical indicator-dots indicator-active-color="red" previous-margin="10px" next-margin="20rpx" display-multiple-items="2">${ITEMS}</swiper>`, { data })
    expect([...page.inside('#s', '.dots').children].map((dot) => (dot as HTMLElement).style.background)).toEqual(['red', 'red', 'rgba(0, 0, 0, 0.3)'])
    expect(page.page().querySelector<HTMLElement>('#s wx-swiper-item')!.style.height).toBe('50%')
  })
  test('a slide that is gone is left', async () => {
    const page = await show(`<swiper id="s" duration="0" current="2">${ITEMS}</swiper>`, { data })
    await page.set({ items: ['a'] })
    expect(page.inside('#s', '.track').style.transform).toBe('translateX(0%)')
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<swiper loop="x" snap-to-edge><swiper-item key="1"/></swiper>')).findings()).toEqual(['unknown attribute "loop" on <swiper>', expect.stringContaining('"snap-to-edge"'), 'unknown attribute "key" on <swiper-item>'])
  })
})

describe('a row of slides', () => {
  const round = { count: 3, seen: 1, circular: true }
  const line = { count: 5, seen: 2, circular: false }
  test.each([[3, round, 0], [-1, round, 2], [9, line, 3], [-1, line, 0]])('at %p of %p stands %p', (position, track, slide) => expect(slideAt(position, track)).toBe(slide))
  test.each([[0, 2.5, 3], [2, 2.5, 2], [1, -0.4, 1], [2, -0.9, -1]])('slide %p is drawn, around %p, at %p', (slide, around, at) => expect(drawnAt(slide, around, round)).toBe(at))
  test.each([[0, 0.6, 0, 1], [0, 0.2, 0, 0], [0, 0.2, 2, 1], [0, 0.2, -2, 0], [2, 2.7, 0, 3]])('from %p, let go at %p with %p, it rests at %p', (from, at, speed, rest) => expect(restAt(from, at, speed, round)).toBe(rest))
  test('the way to a slide is the shorter one', () => expect([wayTo(0, 2, round), wayTo(2, 0, round)]).toEqual([3, -1]))
})
