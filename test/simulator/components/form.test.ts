import { happen, show } from './show'

const FORM = `<form bindsubmit="on" bindreset="on" id="f">
  <input name="who" id="i" value="甲"/>
  <textarea name="words" value="字"/>
  <checkbox-group name="many"><checkbox value="a" checked/><checkbox id="cb" value="b"/></checkbox-group>
  <radio-group name="one"><radio value="x"/><radio value="y" checked/></radio-group>
  <switch name="on" checked/>
  <slider name="much" value="30"/>
  <input value="no name"/>
  <view><button form-type="submit" id="s">go</button></view><button form-type="reset" id="r">again</button>
</form>`

describe('<form>', () => {
  test('collects its fields by name', async () => {
    const page = await show(FORM)
    await page.press(page.element('#s'))
    expect(page.details('submit')).toEqual([{ value: { who: '甲', words: '字', many: ['a'], one: 'y', on: true, much: 30 }, target: expect.objectContaining({ id: 'f' }) }])
  })
  test('collects what the person changed, and empties its fields', async () => {
    const page = await show(FORM)
    const field = page.inside('#i', 'input') as HTMLInputElement
    field.value = '乙'
    await happen(field, 'input')
    await page.press(page.element('#cb'))
    await page.press(page.element('#s'))
    await page.press(page.element('#r'))
    await page.press(page.element('#s'))
    expect(page.heard().map(({ type, detail }) => [type, detail['value']])).toEqual([
      ['submit', { who: '乙', words: '字', many: ['a', 'b'], one: 'y', on: true, much: 30 }],
      ['reset', undefined],
      ['submit', { who: '', words: '', many: [], one: '', on: false, much: 0 }],
    ])
  })
  test('collects custom components that are form fields', async () => {
    const page = await show('<form bindsubmit="on"><stars name="stars" value="{{n}}"/><button id="s" form-type="submit"/></form>', { data: { n: 4 }, files: {
      'pages/one/one.json': { usingComponents: { stars: '/stars' } },
      'stars.json': { component: true },
      'stars.wxml': '<view>{{value}}</view>',
      'stars.js': 'Component({ behaviors: ["wx://form-field"] })',
    } })
    await page.press(page.element('#s'))
    expect(page.details('submit')[0]!['value']).toEqual({ stars: 4 })
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<form action="x" report-submit/>')).findings()).toEqual(['unknown attribute "action" on <form>', expect.stringContaining('"report-submit"')])
  })
})
