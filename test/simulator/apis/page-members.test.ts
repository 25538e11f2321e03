import { openPhone, pointer, until } from '../../support/simulator/phone'

test('a page that was not opened by another has a channel without an end', async () => {
  const phone = await openPhone({ 'pages/one/one.js': 'Page({ onLoad() { wx.setStorageSync("keys", Object.keys(this.getOpenerEventChannel())) } })' })
  expect(phone.wx['getStorageSync']!('keys')).toEqual([])
  expect(phone.findings()).toEqual([])
})

test('a page that the person pulls down stays so until it says that it is refreshed', async () => {
  const phone = await openPhone({ 'pages/one/one.json': { enablePullDownRefresh: true }, 'pages/one/one.js': 'Page({ onPullDownRefresh() { wx.setStorageSync("pulled", 1) } })' })
  const page = phone.page()
  const pulled = (): boolean => page.documentElement.hasAttribute('data-pulled') && phone.device.state.getState().screens[0]!.pullingDown
  for (const [type, y] of [['pointerdown', 0], ['pointermove', 100], ['pointerup', 100]] as const) page.body.dispatchEvent(pointer(page.body, type, { x: 1, y }))
  await until(() => phone.wx['getStorageSync']!('pulled') === 1 && pulled())
  await phone.call('stopPullDownRefresh')
  await until(() => !pulled())
})
