import { show } from './show'

describe('<label>', () => {
  test('presses the first control in it, once', async () => {
    const page = await show('<checkbox-group bindchange="on"><label id="l"><checkbox id="c" value="a"/><text id="t">a</text></label></checkbox-group>')
    await page.press(page.element('#t'))
    await page.press(page.element('#c'))
    expect(page.details('change').map(({ value }) => value)).toEqual([['a'], []])
  })
  test('presses the control that it is for: a switch, a button, a field', async () => {
    const page = await show('<label id="a" for="s">a</label><label id="b" for="b1">b</label><label id="c" for="i">c</label><switch id="s" bindchange="on"/><button id="b1" bindtap="on"/><input id="i"/>')
    for (const id of ['#a', '#b', '#c']) await page.press(page.element(id))
    expect(page.heard().map(({ type, id }) => [type, id])).toEqual([['change', 's'], ['tap', 'b1']])
    expect(page.page().activeElement?.id).toBe('i')
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<label form="x"/>')).findings()).toEqual(['unknown attribute "form" on <label>'])
  })
})
