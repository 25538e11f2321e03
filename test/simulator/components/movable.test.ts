import { boundedTo } from '../../../simulator/view/components/movable'
import { show } from './show'

const VIEW = '<movable-area id="a"><movable-view id="m" direction="{{way}}" x="{{x}}" out-of-bounds="{{out}}" bindchange="on" bindhtouchmove="on" bindvtouchmove="on"/></movable-area>'
const open = async (data: object) => {
  const page = await show(VIEW, { data })
  for (const name of ['clientWidth', 'clientHeight']) Object.defineProperty(page.element('#a'), name, { value: 100 })
  for (const name of ['offsetWidth', 'offsetHeight']) Object.defineProperty(page.element('#m'), name, { value: 20 })
  return page
}

describe('<movable-view>', () => {
  test('follows the finger in its area', async () => {
    const page = await open({ way: 'all', x: 10, out: false })
    await page.drag(page.element('#m'), { x: 40, y: 300 })
    expect(page.details('change').at(-1)).toEqual({ x: 50, y: 80, source: 'touch' })
    expect(page.heard().filter(({ type }) => type !== 'change').map(({ type }) => type)).toEqual(['vtouchmove'])
    expect(page.element('#m').style.transform).toContain('translateX(50px) translateY(80px)')
  })
  test('goes one way alone, and not where it is told none', async () => {
    const page = await open({ way: 'horizontal', x: 0, out: false })
    await page.drag(page.element('#m'), { x: 30, y: 30 })
    expect(page.details('change').at(-1)).toEqual({ x: 30, y: 0, source: 'touch' })
    await page.set({ way: 'none' })
    await page.drag(page.element('#m'), { x: 30 })
    expect(page.details('change').at(-1)).toEqual({ x: 30, y: 0, source: 'touch' })
  })
  test('comes back from beyond its area', async () => {
    const page = await open({ way: 'all', x: 0, out: true })
    await page.drag(page.element('#m'), { x: 180 })
    expect(page.details('change').map(({ x, source }) => [x, source]).slice(-2)).toEqual([[130, 'touch-out-of-bounds'], [80, 'out-of-bounds']])
  })
  test('goes where the page says, and stays there when its style changes', async () => {
    const page = await open({ way: 'all', x: 5, out: false })
    await page.set({ x: 33 })
    expect(page.details('change').at(-1)).toEqual({ x: 33, y: 0, source: '' })
    page.element('#m').setAttribute('style', 'color: red')
    await page.set({})
    expect(page.element('#m').style.transform).toContain('translateX(33px)')
  })
  test.each([[-5, 20, 100, 0], [200, 20, 100, 80], [-500, 150, 100, -50], [10, 150, 100, 0]])('at %p, %p wide in %p, it stands at %p', (at, view, area, stands) => expect(boundedTo(at, view, area)).toBe(stands))
  test('unknown attributes are told', async () => {
    expect((await show('<movable-area size="1"/><movable-view left="1" damping="20"/>')).findings()).toEqual(['unknown attribute "size" on <movable-area>', 'unknown attribute "left" on <movable-view>', expect.stringContaining('"damping"')])
  })
})
