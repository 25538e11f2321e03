import { settled } from '../../support/simulator/phone'
import { show, type Shown } from './show'

const CAMERA = '<camera wx:if="{{on}}" id="c" device-position="front" bindinitdone="on" binderror="on" bindstop="on"/>'

/** A camera of the computer, as far as the page asks for one. */
function addCamera(page: Shown) {
  const window = page.page().defaultView!
  const asked: object[] = []
  const track = Object.assign(new window.EventTarget(), { enabled: true, stopped: false, stop() { this.stopped = true } })
  Object.assign(window.navigator, { mediaDevices: { getUserMedia: (wanted: object) => Promise.resolve(void asked.push(wanted)).then(() => ({ getTracks: () => [track] })) } })
  Object.assign(window.HTMLMediaElement.prototype, { play: () => Promise.resolve(), pause: () => undefined })
  return { asked, track }
}

async function open(answer: { readonly allowed: boolean }): Promise<{ page: Shown } & ReturnType<typeof addCamera>> {
  const page = await show(CAMERA, { data: { on: false } })
  const camera = addCamera(page)
  await page.set({ on: true })
  if (page.device.state.getState().question) page.device.questions.answer(answer)
  await settled()
  return { page, ...camera }
}

describe('<camera>', () => {
  test('asks the person, starts, and stops with the component', async () => {
    const { page, asked, track } = await open({ allowed: true })
    expect(page.details('initdone')).toEqual([{ maxZoom: 4 }])
    expect(asked).toEqual([{ video: { facingMode: 'user', height: { ideal: 720 } } }])
    track.dispatchEvent(new (page.page().defaultView!.Event)('ended'))
    await settled()
    expect(page.details('stop')).toEqual([{}])
    await page.set({ on: false })
    expect(track.stopped).toBe(true)
  })
  test('tells that the person refused', async () => {
    const { page, asked } = await open({ allowed: false })
    expect(page.details('error')).toEqual([{ errMsg: 'insertCamera:fail auth deny' }])
    expect(asked).toEqual([])
  })
  test('its context zooms, and fails without a camera', async () => {
    const { page } = await open({ allowed: true })
    const context = () => page.wx['createCameraContext']!() as Record<string, (options: object) => void>
    expect(await new Promise((resolve) => context()['setZoom']!({ zoom: 2, success: resolve }))).toEqual({ errMsg: 'CameraContext.setZoom:ok', zoom: 2 })
    await page.set({ on: false })
    expect(await new Promise((resolve) => context()['takePhoto']!({ fail: resolve }))).toEqual({ errMsg: 'CameraContext.takePhoto:fail the component is not on the page' })
  })
  test('an unknown attribute is told', async () => {
    const page = await show('<camera lens="x" flash="on"/>')
    expect(page.findings()).toEqual(['unknown attribute "lens" on <camera>', expect.stringContaining('"flash"')])
  })
})
