import { putKeyboardAway } from '../../simulator/phone/answers/keyboard'
import { settled } from '../support/simulator/phone'
import { show, type Shown } from './components/show'

const focus = async (page: Shown, id: string): Promise<void> => {
  page.inside(`#${id}`, 'input').focus()
  await settled()
}
const keyboard = (page: Shown) => page.device.state.getState().keyboard

describe('the phone\'s keyboard', () => {
  test('rises for a field and goes with it; the page and everybody who listens are told', async () => {
    const page = await show('<input id="a" type="digit" confirm-type="send" bindfocus="on" bindblur="on"/>', { methods: 'onLoad() { wx.onKeyboardHeightChange(({ height }) => this.heard.push({ type: "global", id: "", detail: { height } })) }' })
    await focus(page, 'a')
    expect(keyboard(page)).toMatchObject({ kind: 'digit', confirm: 'send', height: 291, shift: 0 })
    page.inside('#a', 'input').blur()
    await settled()
    expect(keyboard(page)).toBeNull()
    expect(page.details('global')).toEqual([{ height: 291 }, { height: 0 }])
  })
  test('stays when the next field is written in', async () => {
    const page = await show('<input id="a" bindblur="on"/><input id="b" bindfocus="on"/>', { methods: 'onLoad() { wx.onKeyboardHeightChange(({ height }) => this.heard.push({ type: "global", id: "", detail: { height } })) }' })
    await focus(page, 'a')
    await focus(page, 'b')
    expect(page.heard().map(({ type }) => type).toSorted()).toEqual(['blur', 'focus', 'global'])
    expect(keyboard(page)?.height).toBe(291)
  })
  test('put away by the person, or by the mini-program, leaves its field', async () => {
    const page = await show('<input id="a" bindblur="on"/>')
    await focus(page, 'a')
    expect(putKeyboardAway(page.device)).toBe(true)
    await settled()
    expect(page.details('blur')).toHaveLength(1)
    await focus(page, 'a')
    expect((await page.call('hideKeyboard')).errMsg).toBe('hideKeyboard:ok')
    await settled()
    expect(page.details('blur')).toHaveLength(2)
    expect(putKeyboardAway(page.device)).toBe(false)
  })
  test('goes when its page is left, and when the mini-program goes to the background', async () => {
    const page = await show('<input id="a" bindblur="on"/>')
    await focus(page, 'a')
    page.device.changePhone({ foreground: false })
    await settled()
    expect(keyboard(page)).toBeNull()
    page.device.changePhone({ foreground: true })
    await settled()
    await focus(page, 'a')
    await page.call('navigateTo', { url: '/pages/two/two' })
    await settled()
    expect(keyboard(page)).toBeNull()
  })
  test('pushes its page up as far as it would cover the field, and the wanted space', async () => {
    const page = await show('<input id="a" cursor-spacing="20"/><input id="b" cursor-spacing="40rpx" adjust-position="{{false}}"/>')
    const { innerHeight } = page.page().defaultView!
    for (const id of ['a', 'b']) page.element(`#${id}`).getBoundingClientRect = () => ({ bottom: innerHeight - 100 }) as DOMRect
    await focus(page, 'a')
    expect(keyboard(page)?.shift).toBe(291 - 100 + 20)
    await focus(page, 'b')
    expect(keyboard(page)?.shift).toBe(0)
  })
})
