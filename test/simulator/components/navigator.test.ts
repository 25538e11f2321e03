import { settled } from '../../support/simulator/phone'
import { show, type Shown } from './show'

const routes = (page: Shown): readonly string[] => page.logic.host.router.stack.map(({ route }) => route)

describe('<navigator>', () => {
  test('opens a page on top, with its query, and tells that it did', async () => {
    const page = await show('<navigator id="n" url="/pages/two/two?a=1" bindsuccess="on" bindcomplete="on"><text id="t">two</text></navigator>')
    const first = page.logic.host.router.stack[0]!.instance as unknown as { heard: { type: string; detail: object }[] }
    await page.press(page.element('#t'))
    expect(routes(page)).toEqual(['pages/one/one', 'pages/two/two'])
    expect(page.logic.host.top()!.query).toEqual({ a: '1' })
    expect(first.heard).toEqual([expect.objectContaining({ type: 'success', detail: { errMsg: 'navigateTo:ok' } }), expect.objectContaining({ type: 'complete' })])
  })
  test.each(['redirect', 'reLaunch'])('open type %s takes the place of the page', async (openType) => {
    const page = await show(`<navigator id="n" open-type="${openType}" url="../two/two"/>`)
    await page.press(page.element('#n'))
    expect(routes(page)).toEqual(['pages/two/two'])
  })
  test('goes back', async () => {
    const page = await show('<view/>', { files: { 'pages/two/two.wxml': '<navigator id="n" open-type="navigateBack"/>' } })
    await page.call('navigateTo', { url: '/pages/two/two' })
    await settled()
    await page.press(page.element('#n'))
    expect(routes(page)).toEqual(['pages/one/one'])
  })
  test('switches the tab', async () => {
    const page = await show('<navigator id="n" open-type="switchTab" url="/pages/two/two"/>', { files: { 'app.json': { pages: ['pages/one/one', 'pages/two/two'], tabBar: { list: [{ pagePath: 'pages/one/one', text: '一' }, { pagePath: 'pages/two/two', text: '二' }] } } } })
    await page.press(page.element('#n'))
    expect(routes(page)).toEqual(['pages/two/two'])
  })
  test('a page that is not there, and another mini-program, are told', async () => {
    const page = await show('<navigator id="n" url="/nowhere" bindfail="on"/><navigator id="m" target="miniProgram" bindfail="on"/>')
    await page.press(page.element('#n'))
    await page.press(page.element('#m'))
    expect(page.details('fail').map(({ errMsg }) => errMsg)).toEqual(['navigateTo:fail page "nowhere" is not found', expect.stringContaining('navigateToMiniProgram:fail')])
    expect(page.findings()).toHaveLength(2)
  })
  test('a catchtap inside keeps it from leading anywhere', async () => {
    const page = await show('<navigator url="/pages/two/two"><view id="v" catchtap="on"/></navigator>')
    await page.press(page.element('#v'))
    expect(routes(page)).toEqual(['pages/one/one'])
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<navigator href="x" app-id="y"/>')).findings()).toEqual(['unknown attribute "href" on <navigator>', expect.stringContaining('"app-id"')])
  })
})
