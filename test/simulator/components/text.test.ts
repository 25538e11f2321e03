import { show } from './show'

describe('<text>', () => {
  test('decodes, spaces and breaks what it shows, also when it changes', async () => {
    const page = await show('<text id="t" decode space="nbsp">{{t}}</text>', { data: { t: 'a &lt; b\\nc' } })
    expect(page.element('#t').textContent).toBe('a\u00a0<\u00a0b\nc')
    await page.set({ t: '&amp;lt; d' })
    expect(page.element('#t').textContent).toBe('&lt;\u00a0d')
  })
  test('may be selected, and cut to lines', async () => {
    const page = await show('<text id="t" user-select max-lines="2" overflow="ellipsis">a</text>')
    const css = [...page.element('#t').shadowRoot!.querySelectorAll('style')].map(({ textContent }) => textContent).join('')
    expect(css).toMatch(/user-select: text.*-webkit-line-clamp: 2.*text-overflow: ellipsis/)
  })
  test('an unknown attribute is told', async () => expect((await show('<text lang="x">a</text>')).findings()).toEqual(['unknown attribute "lang" on <text>']))
})

describe('<icon>', () => {
  test('draws its type', async () => {
    const page = await show('<icon id="i" type="warn" size="40rpx" color="red"/>')
    const box = page.inside('#i', 'div')
    expect([box.style.color, box.querySelectorAll('circle, path').length]).toEqual(['red', 2])
    expect((await show('<icon name="x"/>')).findings()).toEqual(['unknown attribute "name" on <icon>'])
  })
})

describe('<rich-text>', () => {
  test('draws a list of nodes, of trusted tags and attributes alone', async () => {
    const nodes = [{ name: 'div', attrs: { class: 'c', style: 'width: 10rpx', onclick: 'x' }, children: [{ type: 'text', text: 'a &lt; b' }, { name: 'script', children: [] }, { name: 'img', attrs: { src: '/a.png', onerror: 'x' } }] }]
    const page = await show('<rich-text id="r" nodes="{{nodes}}" bindtap="on"/>', { data: { nodes } })
    expect(page.element('#r').innerHTML).toBe('<div class="c" style="width: calc(10 * var(--rpx))">a &lt; b<img src="http://package.invalid/a.png"></div>')
    await page.press(page.element('#r img'))
    expect(page.heard().map(({ type, id }) => [type, id])).toEqual([['tap', 'r']])
  })
  test('draws HTML, without what could do harm', async () => {
    const page = await show('<rich-text id="r" nodes="{{html}}"/>', { data: { html: '<p style="color: red" onclick="x()">a<script>x()</script><iframe src="x"></iframe><b>b</b></p><td colspan="2">' } })
    expect(page.element('#r').innerHTML).toBe('<p style="color: red">a<b>b</b></p>')
    await page.set({ html: '<i>c</i>' })
    expect(page.element('#r').innerHTML).toBe('<i>c</i>')
  })
  test('an unknown attribute is told', async () => expect((await show('<rich-text html="x"/>')).findings()).toEqual(['unknown attribute "html" on <rich-text>']))
})
