import { happen, show } from './show'

describe('<textarea>', () => {
  test('tells what is typed and how many lines there are', async () => {
    const page = await show('<textarea id="a" maxlength="-1" bindinput="on" bindlinechange="on"/>')
    const field = page.inside('#a', 'textarea') as HTMLTextAreaElement
    field.value = 'a\nb\nc'
    await happen(field, 'input')
    expect(page.details('input')).toEqual([{ value: 'a\nb\nc', cursor: 5, keyCode: 0 }])
    expect(page.details('linechange').map(({ lineCount }) => lineCount)).toEqual([1, 3])
  })
  test('Enter writes a line, unless the confirm type says otherwise', async () => {
    const page = await show('<textarea id="a" value="x" confirm-type="{{kind}}" bindconfirm="on"/>', { data: { kind: 'return' } })
    const field = page.inside('#a', 'textarea')
    await happen(field, 'keydown', { key: 'Enter' })
    expect(page.heard()).toEqual([])
    await page.set({ kind: 'send' })
    await happen(field, 'keydown', { key: 'Enter' })
    expect(page.details('confirm')).toEqual([{ value: 'x' }])
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<textarea rows="3" fixed/>')).findings()).toEqual(['unknown attribute "rows" on <textarea>', expect.stringContaining('"fixed"')])
  })
})
