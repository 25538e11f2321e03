import { join } from 'node:path'
import { dispatch } from '../../../simulator/logic/components/node-event'
import { settled, startedFrom, until, type TestPhone } from '../../support/simulator/phone'

const open = (path: string, query: Record<string, string> = {}): Promise<TestPhone> => startedFrom(join(__dirname, 'live'), { path, query })
const heardAt = async (phone: TestPhone, selector: string, type: string, detail: object): Promise<void> => {
  const page = phone.logic.host.top()!
  const node = [...page.backend.elements.values()].find((one) => (one.__wxElement as { is?: string } | undefined)?.is === selector)!
  dispatch(node, { node: node.id, type, detail, bubbles: false })
  await settled()
}
const attributes = (phone: TestPhone, selector: string, names: readonly string[]) => names.map((name) => phone.element(selector).getAttribute(name))
/** Presses each button, and tells what its page heard of it. */
const pressed = async (phone: TestPhone, buttons: readonly string[]): Promise<readonly string[]> => {
  const heard: string[] = []
  for (const button of buttons) {
    phone.tap(`#${button}`)
    await settled()
    heard.push(phone.element('#called').textContent)
  }
  return heard
}

describe('the page that pushes', () => {
  test('stands there with its fields, and takes an address', async () => {
    const phone = await open('pages/push/push', { url: 'rtmp://127.0.0.1/live/a' })
    expect(attributes(phone, '#pusher', ['url', 'mode', 'aspect'])).toEqual(['rtmp://127.0.0.1/live/a', 'SD', '9:16'])
    const input = phone.element('#address').shadowRoot!.querySelector('input')!
    input.value = 'rtmp://127.0.0.1/live/b'
    input.dispatchEvent(new (phone.page().defaultView!.Event)('input'))
    await until(() => phone.element('#pusher').getAttribute('url') === 'rtmp://127.0.0.1/live/b')
  })
  test('calls its context by its buttons, and hears of each call', async () => {
    const phone = await open('pages/push/push', { url: 'rtmp://127.0.0.1/live/a' })
    const heard = await pressed(phone, ['start', 'pause', 'resume', 'switch', 'snapshot', 'stop'])
    expect(heard.map((text) => text.split(/[ ：]/)[0])).toEqual(['start', 'pause', 'resume', 'switchCamera', 'snapshot', 'stop'])
    phone.tap('#mute')
    await until(() => phone.element('#mute').textContent === '取消静音')
    expect(phone.element('#pusher').hasAttribute('muted')).toBe(true)
  })
  test('shows what the pusher tells', async () => {
    const phone = await open('pages/push/push')
    await heardAt(phone, 'live-pusher', 'statechange', { code: 1002, message: '开始推流' })
    await heardAt(phone, 'live-pusher', 'statechange', { code: -1307, message: '' })
    await heardAt(phone, 'live-pusher', 'netstatus', { info: { videoBitrate: 800, videoFPS: 15 } })
    await heardAt(phone, 'live-pusher', 'error', { errCode: 10001, errMsg: '用户禁止使用摄像头' })
    expect(['#codes', '#net', '#error', '#pusher'].map((selector) => phone.element(selector).textContent.trim())).toEqual(['1002 -1307', '800 kbps 15 fps', '10001 用户禁止使用摄像头', '-1307'])
  })
})

describe('the page that plays', () => {
  test('calls its context by its buttons, and hears of each call', async () => {
    const phone = await open('pages/play/play', { url: 'http://127.0.0.1/live/a.flv' })
    expect(attributes(phone, '#player', ['src', 'mode', 'object-fit', 'orientation'])).toEqual(['http://127.0.0.1/live/a.flv', 'live', 'contain', 'vertical'])
    const heard = await pressed(phone, ['play', 'pause', 'resume', 'full', 'snapshot', 'stop'])
    expect(heard.map((text) => text.split(/[ ：]/)[0])).toEqual(['play', 'pause', 'resume', 'requestFullScreen', 'snapshot', 'stop'])
    for (const button of ['fit', 'turn', 'mute']) phone.tap(`#${button}`)
    await until(() => attributes(phone, '#player', ['object-fit', 'orientation', 'muted']).join() === 'fillCrop,horizontal,')
  })
  test('shows what the player tells, and takes another mode', async () => {
    const phone = await open('pages/play/play')
    await heardAt(phone, 'live-player', 'statechange', { code: 2004 })
    await heardAt(phone, 'live-player', 'netstatus', { info: { videoBitrate: 700, videoFPS: 30, videoWidth: 360, videoHeight: 640 } })
    await heardAt(phone, 'live-player', 'fullscreenchange', { fullScreen: true, direction: 0 })
    expect(['#codes', '#net'].map((selector) => phone.element(selector).textContent.trim())).toEqual(['2004', '700 kbps 30 fps 360x640'])
    await heardAt(phone, 'radio-group', 'change', { value: 'RTC' })
    expect(attributes(phone, '#player', ['mode'])).toEqual(['RTC'])
  })
})

test('its first page leads to both', async () => {
  const phone = await open('pages/index/index')
  phone.tap('#to-play')
  await until(() => phone.logic.host.top()!.route === 'pages/play/play')
})
