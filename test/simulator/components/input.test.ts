import { happen, show, type Shown } from './show'

const fieldOf = (page: Shown): HTMLInputElement => page.inside('#i', 'input') as HTMLInputElement
async function type(page: Shown, value: string): Promise<void> {
  fieldOf(page).value = value
  await happen(fieldOf(page), 'input')
}

describe('<input>', () => {
  test('tells what is typed, cut to its length', async () => {
    const page = await show('<input id="i" maxlength="3" bindinput="on"/>')
    await type(page, 'abcd')
    expect(page.details('input')).toEqual([{ value: 'abc', cursor: 3, keyCode: 0 }])
  })
  test('shows what its handler returns in place of what was typed', async () => {
    const page = await show('<input id="i" bindinput="up"/>', { methods: 'up(e) { return { value: e.detail.value.toUpperCase(), cursor: 1 } }' })
    await type(page, 'ab')
    expect([fieldOf(page).value, fieldOf(page).selectionStart]).toEqual(['AB', 1])
  })
  test('binds the page\'s data both ways', async () => {
    const page = await show('<input id="i" model:value="{{name}}"/><text id="t">{{name}}</text>', { data: { name: '甲' } })
    expect(fieldOf(page).value).toBe('甲')
    await type(page, '乙')
    expect(page.data()['name']).toBe('乙')
    expect(page.element('#t').textContent).toBe('乙')
    await page.set({ name: '丙' })
    expect(fieldOf(page).value).toBe('丙')
  })
  test('focus, confirm and blur carry the value', async () => {
    const page = await show('<input id="i" value="x" focus="{{f}}" bindfocus="on" bindblur="on" bindconfirm="on" bindkeyboardheightchange="on"/>')
    await page.set({ f: true })
    expect(page.page().activeElement?.id).toBe('i')
    await happen(fieldOf(page), 'keydown', { key: 'Enter' })
    expect(page.heard().map(({ type: name, detail }) => [name, detail])).toEqual([
      ['focus', { value: 'x', height: 291 }], ['keyboardheightchange', { height: 291, duration: 250 }], ['confirm', { value: 'x' }], ['blur', { value: 'x', cursor: expect.any(Number) }], ['keyboardheightchange', { height: 0, duration: 250 }],
    ])
  })
  test('a keyboard of digits writes digits, and a password is hidden', async () => {
    const page = await show('<input id="i" type="number" password="{{p}}" bindinput="on"/>')
    await type(page, 'a1b2')
    expect(page.details('input')[0]!['value']).toBe('12')
    await page.set({ p: true })
    expect(fieldOf(page).type).toBe('password')
  })
  test('its placeholder is dressed by the page, and goes with the first letter', async () => {
    const page = await show('<input id="i" placeholder="名字" placeholder-class="ph" placeholder-style="color: red"/>')
    const placeholder = page.page().querySelector<HTMLElement>('#i [data-placeholder]')!
    expect([placeholder.textContent, placeholder.className, placeholder.style.color, placeholder.hidden]).toEqual(['名字', 'ph', 'red', false])
    await type(page, 'a')
    expect(placeholder.hidden).toBe(true)
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<input autofill="x" always-embed/>')).findings()).toEqual(['unknown attribute "autofill" on <input>', expect.stringContaining('"always-embed"')])
  })
})
