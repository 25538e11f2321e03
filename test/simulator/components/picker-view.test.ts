import { show } from './show'

const COLUMNS = '<picker-view-column id="a"><view wx:for="{{a}}" wx:key="*this">{{item}}</view></picker-view-column><picker-view-column id="b"><view wx:for="{{b}}" wx:key="*this">{{item}}</view></picker-view-column>'
const data = { a: [1, 2, 3], b: [4, 5], value: [1, 0] }

describe('<picker-view>', () => {
  test('tells when a column turns, and where all stand', async () => {
    const page = await show(`<picker-view value="{{value}}" bindchange="on" bindpickstart="on" bindpickend="on">${COLUMNS}</picker-view>`, { data })
    expect(page.inside('#a', '.lines').style.transform).toBe('translateY(-34px)')
    await page.drag(page.element('#a'), { y: -400 })
    await page.drag(page.element('#b'), { y: -400 })
    expect(page.heard().map(({ type, detail }) => [type, detail['value']])).toEqual([['pickstart', undefined], ['change', [2, 0]], ['pickend', undefined], ['pickstart', undefined], ['change', [2, 1]], ['pickend', undefined]])
  })
  test('goes where the page says, within its lines', async () => {
    const page = await show(`<picker-view value="{{value}}" indicator-style="height: 50px" indicator-class="line" mask-class="fog">${COLUMNS}</picker-view>`, { data })
    await page.set({ value: [0, 7] })
    expect(['#a', '#b'].map((id) => page.inside(id, '.lines').style.transform)).toEqual(['translateY(0px)', 'translateY(-34px)'])
    expect(page.page().querySelectorAll('#a .line, #a .fog')).toHaveLength(2)
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<picker-view loop="1"><picker-view-column loop="1"/></picker-view>')).findings()).toEqual(['unknown attribute "loop" on <picker-view>', 'unknown attribute "loop" on <picker-view-column>'])
  })
})
