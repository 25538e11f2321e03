import { settled } from '../../support/simulator/phone'
import { show } from './show'

describe('<button>', () => {
  test('tells its tap, and none while it is disabled', async () => {
    const page = await show('<view bindtap="on" id="v"><button id="b" bindtap="on" disabled="{{off}}"><text id="t">go</text></button></view>', { data: { off: true } })
    page.tap('#t')
    await settled()
    expect(page.heard()).toEqual([])
    await page.set({ off: false })
    page.tap('#t')
    await settled()
    expect(page.heard().map(({ id }) => id)).toEqual(['b', 'v'])
  })
  test('wears button-hover, or its own class, while it is pressed', async () => {
    const page = await show('<button id="a">a</button><button id="b" hover-class="mine" hover-start-time="{{0}}">b</button><button id="c" hover-class="none">c</button>')
    for (const id of ['a', 'b', 'c']) page.element(`#${id}`).dispatchEvent(new (page.page().defaultView!.PointerEvent)('pointerdown', { bubbles: true }))
    await new Promise((resolve) => setTimeout(resolve, 90))
    expect(['a', 'b', 'c'].map((id) => page.element(`#${id}`).className)).toEqual(['button-hover', 'mine', ''])
  })
  test('opens the settings, and tells what the person allowed', async () => {
    const page = await show('<button id="b" open-type="openSetting" bindopensetting="on">set</button>')
    page.tap('#b')
    await settled()
    expect(page.device.state.getState().question?.ask).toBe('settings')
    page.device.questions.answer(null)
    await settled()
    expect(page.details('opensetting')).toEqual([{ errMsg: 'openSetting:ok', authSetting: {} }])
  })
  test('shares what the page says', async () => {
    const page = await show('<button id="b" data-n="{{7}}" open-type="share">share</button>', { methods: 'onShareAppMessage(o) { this.shared = o; return { title: "题" } }' })
    page.tap('#b')
    await settled()
    const { shared } = page.logic.host.top()!.instance as unknown as { shared: object }
    expect(shared).toEqual({ from: 'button', target: { id: 'b', dataset: { n: 7 } } })
    expect(page.findings()).toEqual([])
  })
  test('gives WeChat\'s grey face for getUserInfo, and no phone number', async () => {
    const page = await show('<button id="a" open-type="getUserInfo" bindgetuserinfo="on"/><button id="b" open-type="getPhoneNumber" bindgetphonenumber="on"/>')
    page.tap('#a')
    page.tap('#b')
    await settled()
    expect(page.heard().map(({ detail }) => detail['errMsg'])).toEqual(['getUserInfo:ok', 'getPhoneNumber:fail no permission'])
    expect(page.findings()).toHaveLength(2)
  })
  test('an unknown attribute and an open type that is not built are told', async () => {
    const page = await show('<button id="b" colour="red" open-type="feedback"/>')
    page.tap('#b')
    await settled()
    expect(page.findings()).toEqual(['unknown attribute "colour" on <button>', expect.stringContaining('open-type="feedback"')])
  })
})
