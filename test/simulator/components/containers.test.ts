import { until } from '../../support/simulator/phone'
import { happen, show } from './show'

describe('<page-container>', () => {
  test('comes and goes, and tells each step', async () => {
    const page = await show('<page-container id="c" show="{{on}}" duration="10" round position="top" bindbeforeenter="on" bindenter="on" bindafterenter="on" bindbeforeleave="on" bindleave="on" bindafterleave="on" bindclickoverlay="on"><view>in</view></page-container>', { data: { on: false } })
    await page.set({ on: true })
    await until(() => page.details('afterenter').length > 0)
    expect(page.inside('#c', '.box').className).toBe('box top round open')
    await happen(page.inside('#c', '.overlay'), 'click')
    await until(() => page.details('afterleave').length > 0)
    expect(page.heard().map(({ type }) => type)).toEqual(['beforeenter', 'enter', 'afterenter', 'clickoverlay', 'beforeleave', 'leave', 'afterleave'])
    expect(page.inside('#c', '.box').className).toContain('away')
  })
})

describe('<match-media>', () => {
  test('shows its children where they match', async () => {
    const page = await show('<match-media id="m" min-width="{{least}}" orientation="{{way}}"><view/></match-media>', { data: { least: 300, way: '' } })
    const shown = (): boolean => page.inside('#m', 'div').style.display !== 'none'
    expect(shown()).toBe(true)
    await page.set({ least: 3_000 })
    expect(shown()).toBe(false)
    await page.set({ least: 0, way: 'portrait' })
    expect(shown()).toBe(false)
  })
})

describe('<cover-view>, <cover-image>', () => {
  test('a picture tells its size', async () => {
    const page = await show('<cover-view id="v" bindtap="on"><cover-image id="i" src="/a.png" bindload="on" binderror="on"/></cover-view>')
    await happen(page.inside('#i', 'img'), 'load')
    await happen(page.inside('#i', 'img'), 'error')
    await page.press(page.element('#i'))
    expect(page.heard().map(({ type, detail }) => [type, detail['width'] ?? detail['errMsg'] ?? null])).toEqual([['load', 0], ['error', 'GET /a.png failed'], ['tap', null]])
  })
})

describe('lists', () => {
  test('a grid has its columns and gaps, a header its place', async () => {
    const page = await show('<grid-view id="g" type="{{type}}" cross-axis-count="3" main-axis-gap="8" padding="{{[1,2,3,4]}}"><view/></grid-view><sticky-section><sticky-header id="h" offset-top="20"/></sticky-section><list-view/>', { data: { type: 'aligned' } })
    const css = (id: string): string => [...page.element(id).shadowRoot!.querySelectorAll('style')].map(({ textContent }) => textContent).join('')
    expect(css('#g')).toContain('padding: 1px 2px 3px 4px; display: grid; gap: 8px 0px; grid-template-columns: repeat(3,')
    expect(css('#h')).toContain('top: 20px')
    await page.set({ type: 'masonry' })
    expect(css('#g')).toContain('columns: 3')
    expect(page.findings()).toEqual([])
  })
})

describe('<root-portal>', () => {
  test('keeps its children, and lifts them where the browser can', async () => {
    const page = await show('<root-portal id="r" enable="{{on}}"><view id="v" bindtap="on"/></root-portal>', { data: { on: true } })
    await page.press(page.element('#v'))
    expect(page.heard()).toHaveLength(1)
    const host = page.element('#r') as HTMLElement & { popover: string | null }
    host.matches = () => false
    host.showPopover = () => void host.setAttribute('data-lifted', '')
    await page.set({ on: false })
    expect(host.popover).toBeNull()
    await page.set({ on: true })
    expect([host.popover, host.hasAttribute('data-lifted')]).toEqual(['manual', true])
  })
})

describe('<web-view>', () => {
  test('frames a page, and tells that it came', async () => {
    const page = await show('<web-view id="w" src="https://a.invalid/" bindload="on"/>')
    const frame = page.inside('#w', 'iframe') as HTMLIFrameElement
    expect(frame.src).toBe('https://a.invalid/')
    await happen(frame, 'load')
    expect(page.details('load')).toContainEqual({ src: 'https://a.invalid/' })
  })
})

test('unknown attributes are told', async () => {
  const tags = ['view', 'page-container', 'match-media', 'cover-view', 'cover-image', 'grid-view', 'list-view', 'sticky-header', 'sticky-section', 'root-portal', 'web-view', 'share-element']
  const page = await show(tags.map((tag) => `<${tag} x-${tag}="1"/>`).join(''))
  expect(page.findings()).toEqual(tags.map((tag) => `unknown attribute "x-${tag}" on <${tag}>`))
})
