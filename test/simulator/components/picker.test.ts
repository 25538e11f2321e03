import { dateModel, timeModel } from '../../../simulator/view/picker-times'
import { regionModel } from '../../../simulator/view/picker-regions'
import { settled } from '../../support/simulator/phone'
import { show, type Shown } from './show'

const sheetOf = (page: Shown): ShadowRoot | undefined => page.page().querySelector('[data-sheet=picker]')?.shadowRoot ?? undefined
const linesOf = (page: Shown): string[][] => [...sheetOf(page)!.querySelectorAll('.lines')].map((lines) => [...lines.children].map((line) => line.textContent ?? ''))
const turn = (page: Shown, column: number, by: number): Promise<void> => page.drag(sheetOf(page)!.querySelectorAll<HTMLElement>('.column')[column]!, { y: -40 * by })
async function close(page: Shown, how: 'confirm' | 'cancel'): Promise<void> {
  sheetOf(page)!.querySelector<HTMLElement>(`.${how}`)!.click()
  await settled()
}


describe('<picker>', () => {
  test('offers its range, and tells the line', async () => {
    const page = await show('<form bindsubmit="on"><picker id="p" name="what" header-text="选" range="{{range}}" range-key="name" value="{{1}}" bindchange="on" bindcancel="on"><text id="t">x</text></picker><button id="s" form-type="submit"/></form>', { data: { range: [{ name: '一' }, { name: '二' }, { name: '三' }] } })
    await page.press(page.element('#t'))
    expect(sheetOf(page)!.querySelector('.title')!.textContent).toBe('选')
    expect(linesOf(page)).toEqual([['一', '二', '三']])
    await turn(page, 0, 9)
    await close(page, 'confirm')
    expect(page.details('change')).toEqual([{ value: 2 }])
    expect(sheetOf(page)).toBeUndefined()
    await page.press(page.element('#t'))
    await close(page, 'cancel')
    expect(page.details('cancel')).toEqual([{}])
    await page.press(page.element('#s'))
    expect(page.details('submit')[0]!['value']).toEqual({ what: 2 })
  })
  test('tells each column, and shows what the page puts into the next', async () => {
    const page = await show('<picker id="p" mode="multiSelector" range="{{range}}" bindcolumnchange="more" bindchange="on">x</picker>', {
      data: { range: [['a', 'b'], ['a1']] },
      methods: 'more({ detail }) { this.told = detail; this.setData({ "range[1]": ["b1", "b2"] }) }',
    })
    await page.press(page.element('#p'))
    await turn(page, 0, 9)
    expect(linesOf(page)).toEqual([['a', 'b'], ['b1', 'b2']])
    await turn(page, 1, 9)
    await close(page, 'confirm')
    expect(page.details('change')).toEqual([{ value: [1, 1] }])
  })
  test('a disabled one opens nothing', async () => {
    const page = await show('<picker id="p" disabled range="{{[1]}}">x</picker>')
    await page.press(page.element('#p'))
    expect(sheetOf(page)).toBeUndefined()
  })
  test('tells a time, a date and a region', async () => {
    const page = await show('<picker id="t" mode="time" value="08:05" bindchange="on">t</picker><picker id="d" mode="date" value="2024-02-30" bindchange="on">d</picker><picker id="r" mode="region" value="{{[\'广东省\',\'深圳市\',\'南山区\']}}" bindchange="on">r</picker>')
    for (const id of ['#t', '#d', '#r']) {
      await page.press(page.element(id))
      await close(page, 'confirm')
    }
    expect(page.details('change')).toEqual([{ value: '08:05' }, { value: '2024-02-29' }, { value: ['广东省', '深圳市', '南山区'], code: ['440000', '440300', '440305'], postcode: '518051' }])
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<picker options="x" level="city"/>')).findings()).toEqual(['unknown attribute "options" on <picker>', expect.stringContaining('"level"')])
  })
})

describe('what a picker offers', () => {
  test('hours between two, minutes by the hour', () => {
    const model = timeModel({ start: '09:30', end: '10:15' }, '09:00')
    expect([model.detail().value, model.columns().map((lines) => [lines[0], lines.at(-1)])]).toEqual(['09:30', [['09', '10'], ['30', '59']]])
    model.turn(0, 1)
    expect([model.detail().value, model.columns()[1]!.at(-1)]).toEqual(['10:15', '15'])
  })
  test.each([['day', '2023-03-31', '2023-03-31', 3], ['month', '2023-03', '2023-03', 2], ['year', '2023', '2023', 1]])('dates by %s', (fields, value, told, columns) => {
    const model = dateModel({ start: '2020-01-01', end: '2024-12-31', fields }, value)
    expect([model.detail().value, model.columns().length, model.columns()[0]!.length]).toEqual([told, columns, 5])
  })
  test('a day that a month has not is moved', () => {
    const model = dateModel({ start: '', end: '', fields: 'day' }, '2023-03-31')
    model.turn(1, 1)
    expect(model.detail().value).toBe('2023-02-28')
  })
  test('regions with a line for all', () => {
    const model = regionModel([], { custom: '全部', level: 'city' })
    expect([model.columns().length, model.detail()]).toEqual([2, { value: ['全部', '全部'], code: [], postcode: '' }])
  })
})
