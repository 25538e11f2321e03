import { steppedValue } from '../../../simulator/view/components/slider'
import { show } from './show'

describe('<checkbox>, <radio>', () => {
  test('a group tells all that is chosen', async () => {
    const page = await show('<checkbox-group bindchange="on"><checkbox id="a" value="a"/><checkbox id="b" value="b" checked/><checkbox id="c" value="c" disabled/></checkbox-group>')
    for (const id of ['#a', '#b', '#c']) await page.press(page.element(id))
    expect(page.details('change')).toEqual([{ value: ['a', 'b'] }, { value: ['a'] }])
  })
  test('of radios one is chosen, and not told again', async () => {
    const page = await show('<radio-group bindchange="on"><radio id="a" value="a" checked/><view><radio id="b" value="b"/></view></radio-group>')
    for (const id of ['#b', '#b', '#a']) await page.press(page.element(id))
    expect(page.details('change')).toEqual([{ value: 'b' }, { value: 'a' }])
    expect(page.inside('#b', '.mark').className).toBe('mark')
  })
  test('the page sets them', async () => {
    const page = await show('<checkbox id="a" checked="{{on}}" color="red"/>', { data: { on: false } })
    expect(page.inside('#a', '.mark').className).toBe('mark')
    await page.set({ on: true })
    expect([page.inside('#a', '.mark').className, page.inside('#a', '.mark').style.color]).toEqual(['mark on', 'red'])
  })
})

describe('<switch>', () => {
  test('tells that it was turned, unless it is disabled', async () => {
    const page = await show('<switch id="a" bindchange="on" model:checked="{{on}}"/><switch id="b" disabled bindchange="on"/>', { data: { on: true } })
    for (const id of ['#a', '#b']) await page.press(page.element(id))
    expect(page.details('change')).toEqual([{ value: false }])
    expect(page.data()['on']).toBe(false)
  })
})

describe('<slider>', () => {
  test('tells its way and its end', async () => {
    const page = await show('<slider id="s" min="50" max="250" step="10" value="100" bindchange="on" bindchanging="on" activeColor="red"/>')
    page.inside('#s', '.area').getBoundingClientRect = () => ({ left: 100, width: 200 } as DOMRect)
    await page.drag(page.element('#s'), { x: 100 })
    expect(page.heard().map(({ type, detail }) => [type, detail['value']])).toEqual([['changing', 150], ['change', 150]])
    expect(page.inside('#s', '.done').style.background).toBe('red')
  })
  test.each([[0, 0, 10, 3, 0], [1, 0, 10, 3, 9], [0.5, 0, 1, 0.1, 0.5], [2, 5, 6, 1, 6], [-1, 5, 6, 1, 5]])('at %p of %p to %p by %p it is %p', (part, min, max, step, value) => expect(steppedValue(part, { min, max, step })).toBe(value))
})

test('unknown attributes are told', async () => {
  const page = await show('<checkbox-group x1="1"/><checkbox x2="1"/><radio-group x3="1"/><radio x4="1"/><switch x5="1"/><slider x6="1"/>')
  expect(page.findings()).toEqual(['x1', 'x2', 'x3', 'x4', 'x5', 'x6'].map((name) => expect.stringContaining(`unknown attribute "${name}"`)))
})
