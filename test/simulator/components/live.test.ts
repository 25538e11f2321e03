import { PLAYER_METHODS, PUSHER_METHODS } from '../../../simulator/logic/wx/areas/live-contexts'
import { settled, type Told } from '../../support/simulator/phone'
import { show, type Shown } from './show'

type Context = Readonly<Record<string, (options: object) => void>>
const call = (context: Context, method: string, args: object = {}): Promise<Told> => new Promise((resolve) => context[method]!({ ...args, complete: resolve }))

/** Names that a live component looks for in its window; nothing is decoded or encoded. */
function addBrowser(page: Shown): void {
  const window = page.page().defaultView!
  const idle = class { readonly state = 'unconfigured'; configure(): void { /* Nothing is made. */ } close(): void { /* Nothing is open. */ } }
  const generator = class { readonly writable = new WritableStream(); stop(): void { /* Nothing runs. */ } }
  Object.assign(window, { VideoDecoder: idle, VideoEncoder: idle, AudioContext: idle, MediaStreamTrackGenerator: generator, MediaStream: class { } })
  Object.assign(window.HTMLMediaElement.prototype, { play: () => Promise.resolve(), pause: () => undefined })
}

async function open(wxml: string): Promise<Shown> {
  const page = await show(`<block wx:if="{{on}}">${wxml}</block>`, { data: { on: false } })
  addBrowser(page)
  await page.set({ on: true })
  while (page.device.state.getState().question) {
    page.device.questions.answer({ allowed: false })
    await settled()
  }
  return page
}

const PLAYER = '<live-player id="p" enable-casting bindfullscreenchange="on" bindcastinguserselect="on" bindcastingstatechange="on" bindstatechange="on"/>'

describe('<live-player>', () => {
  test('fills the page and leaves it, and says when it can\'t', async () => {
    const page = await open(PLAYER)
    const player = page.wx['createLivePlayerContext']!('p') as Context
    expect((await call(player, 'exitFullScreen')).errMsg).toBe('LivePlayerContext.exitFullScreen:fail it does not fill the screen')
    expect((await call(player, 'requestFullScreen', { direction: -90 })).errMsg).toBe('LivePlayerContext.requestFullScreen:ok')
    expect((await call(player, 'requestFullScreen')).errMsg).toContain(':fail it fills the screen already')
    expect((await call(player, 'exitFullScreen')).errMsg).toBe('LivePlayerContext.exitFullScreen:ok')
    expect(page.details('fullscreenchange')).toEqual([{ direction: 'horizontal', fullScreen: true }, { direction: 'vertical', fullScreen: false }])
  })
  test('casts to nobody: each search ends without a device, and tells it', async () => {
    const page = await open(PLAYER)
    const player = page.wx['createLivePlayerContext']!('p') as Context
    for (const method of ['startCasting', 'switchCasting']) expect((await call(player, method)).errMsg).toBe(`LivePlayerContext.${method}:fail no device found`)
    expect((await call(player, 'reconnectCasting')).errMsg).toContain(':fail no device')
    expect((await call(player, 'exitCasting')).errMsg).toContain(':fail nothing is cast')
    expect([page.details('castinguserselect'), page.details('castingstatechange')]).toEqual([[{ state: 'fail' }, { state: 'fail' }], [{ type: 'connect', state: 'fail' }]])
  })
  test('without a stream it has no picture and nothing to go on with', async () => {
    const player = (await open(PLAYER)).wx['createLivePlayerContext']!('p') as Context
    for (const method of ['snapshot', 'exitPictureInPicture', 'requestBackgroundPlayback', 'exitBackgroundPlayback']) expect((await call(player, method)).errMsg).toContain(`${method}:fail`)
    for (const method of ['mute', 'pause', 'resume', 'stop', 'play']) expect((await call(player, method)).errMsg).toBe(`LivePlayerContext.${method}:ok`)
  })
  test('every method is answered, and none is missing', async () => {
    const player = (await open(PLAYER)).wx['createLivePlayerContext']!('p') as Context
    for (const method of Object.keys(PLAYER_METHODS)) expect((await call(player, method)).errMsg).not.toContain('not built')
  })
})

describe('<live-pusher>', () => {
  const PUSHER = '<live-pusher binderror="on" bindstatechange="on"/>'
  test('tells that the person refused camera and microphone', async () => {
    const page = await open(PUSHER)
    expect(page.details('error').map(({ errCode }) => errCode).toSorted()).toEqual([10001, 10002])
    expect(page.details('statechange').map(({ code }) => code).toSorted()).toEqual([-1314, -1317])
  })
  test('wrong words are refused', async () => {
    const pusher = (await open(PUSHER)).wx['createLivePusherContext']!() as Context
    const wrong: readonly (readonly [string, object, string])[] = [
      ['sendMessage', {}, 'parameter.msg should be String'], ['sendMessage', { msg: 'x'.repeat(2_049) }, 'longer than 2048'], ['sendMessage', { msg: 'x' }, 'it does not push'],
      ['setZoom', { zoom: 0 }, 'between 1 and 3'], ['setMICVolume', { volume: 2 }, 'between 0 and 1'], ['setBGMVolume', { volume: -1 }, 'between 0 and 1'], ['setBGMVolume', { volume: 1 }, 'no background music'],
      ['playBGM', {}, 'parameter.url should be String'], ['stopBGM', {}, 'no background music'], ['applyFilter', {}, 'parameter.path should be String'], ['applyFilter', { path: 'a.png', alpha: 3 }, 'between 0 and 1'],
      ['applySticker', {}, 'parameter.stickers should be Array'], ['applySticker', { stickers: [{ path: 'a.zip' }] }, 'archive'], ['snapshot', {}, 'no picture yet'], ['toggleTorch', {}, 'no torch'], ['exitPictureInPicture', {}, 'no little window'],
    ]
    for (const [method, args, why] of wrong) expect((await call(pusher, method, args)).errMsg).toEqual(expect.stringMatching(`^LivePusherContext\\.${method}:fail .*${why}`))
  })
  test('only what needs a face, and drawing by the page, is not built, and that is told', async () => {
    const page = await open(PUSHER)
    const pusher = page.wx['createLivePusherContext']!() as Context
    const missing: string[] = []
    for (const method of Object.keys(PUSHER_METHODS)) if ((await call(pusher, method)).errMsg.endsWith('not built in this simulator')) missing.push(method)
    expect(missing.toSorted()).toEqual(['applyBlusherStickMakeup', 'applyEyeBrowMakeup', 'applyEyeShadowMakeup', 'applyFaceContourMakeup', 'applyLipStickMakeup', 'createOffscreenCanvas', 'onCustomRendererEvent'])
    expect(page.findings().join('\n')).toContain('no face is found')
  })
  test('unknown attributes and filters are told, and those that are partly acted on', async () => {
    const page = await open('<live-pusher sparkle="1" filter="sparkle" face-thinness="{{1}}" beauty="{{3}}"/>')
    expect(page.findings().toSorted()).toEqual([
      expect.stringContaining('"face-thinness" on <live-pusher>: no face is found'),
      expect.stringContaining('filter="sparkle" on <live-pusher> is none'),
      expect.stringContaining('unknown attribute "sparkle" on <live-pusher>'),
    ])
  })
})
