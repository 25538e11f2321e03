import { settled } from '../../support/simulator/phone'
import { happen, show, type Shown } from './show'

/** jsdom plays nothing: what was asked of the browser's player is written down. */
function playerOf(page: Shown, tag: 'video' | 'audio', asked: string[]): HTMLMediaElement {
  const media = page.inside('#v', tag) as HTMLMediaElement
  let paused = true
  Object.defineProperty(media, 'paused', { get: () => paused })
  Object.assign(media, {
    play: () => {
      paused = false
      asked.push('play')
      return Promise.resolve()
    },
    pause: () => {
      paused = true
      asked.push('pause')
    },
  })
  return media
}

describe('<video>', () => {
  test('loads its source, and tells how it plays', async () => {
    const page = await show('<video id="v" src="/a.mp4" initial-time="3" bindplay="on" bindpause="on" bindended="on" bindwaiting="on" bindtimeupdate="on" bindloadedmetadata="on" binderror="on"/>')
    const media = playerOf(page, 'video', []) as HTMLVideoElement
    expect(media.src).toBe('http://package.invalid/a.mp4')
    Object.defineProperties(media, { duration: { value: 9 }, videoWidth: { value: 4 }, videoHeight: { value: 2 } })
    for (const type of ['loadedmetadata', 'play', 'waiting', 'timeupdate', 'pause', 'ended', 'error']) await happen(media, type)
    expect(page.heard().map(({ type, detail }) => [type, detail])).toEqual([
      ['loadedmetadata', { width: 4, height: 2, duration: 9 }], ['play', {}], ['waiting', {}], ['timeupdate', { currentTime: 3, duration: 9 }], ['pause', {}], ['ended', {}], ['error', { errMsg: 'MEDIA_ERR_UNKNOWN' }],
    ])
  })
  test('obeys its context', async () => {
    const asked: string[] = []
    const page = await show('<video id="v" src="/a.mp4" bindfullscreenchange="on" enable-danmu/>')
    const media = playerOf(page, 'video', asked)
    const context = page.wx['createVideoContext']!('v') as Record<string, (...args: unknown[]) => void>
    context['play']!()
    context['seek']!(5)
    context['playbackRate']!(2)
    context['sendDanmu']!({ text: '好', color: 'red' })
    context['requestFullScreen']!({ direction: 0 })
    await settled()
    expect([media.currentTime, media.playbackRate, page.inside('#v', '.danmu').textContent, page.element('#v').hasAttribute('data-full')]).toEqual([5, 2, '好', true])
    context['exitFullScreen']!()
    context['stop']!()
    await settled()
    expect([asked, media.currentTime]).toEqual([['play', 'pause'], 0])
    expect(page.details('fullscreenchange')).toEqual([{ fullScreen: true, direction: 'vertical' }, { fullScreen: false, direction: 'horizontal' }])
  })
  test('a method that is not built fails', async () => {
    const page = await show('<video id="v"/>')
    const context = page.wx['createVideoContext']!('v') as Record<string, (options: object) => void>
    expect(await new Promise((resolve) => context['startCasting']!({ fail: resolve }))).toEqual({ errMsg: expect.stringContaining('VideoContext.startCasting:fail') })
  })
  test('comments of its list fly at their second', async () => {
    const page = await show('<video id="v" danmu-list="{{list}}" enable-danmu/>', { data: { list: [{ text: 'a', time: 1 }, { text: 'b', time: 3 }] } })
    const media = playerOf(page, 'video', [])
    for (const second of [0.5, 1.2, 1.4, 2]) {
      media.currentTime = second
      await happen(media, 'timeupdate')
    }
    expect(page.inside('#v', '.danmu').textContent).toBe('a')
  })
  test('pauses when another page comes on top', async () => {
    const asked: string[] = []
    const page = await show('<video id="v" src="/a.mp4"/>')
    void playerOf(page, 'video', asked).play()
    await page.call('navigateTo', { url: '/pages/two/two' })
    await settled()
    expect(asked).toEqual(['play', 'pause'])
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<video width="3" title="x"/>')).findings()).toEqual(['unknown attribute "width" on <video>', expect.stringContaining('"title"')])
  })
})

describe('<audio>', () => {
  test('shows what it plays, and obeys its context', async () => {
    const asked: string[] = []
    const page = await show('<audio id="v" controls name="歌" author="人" bindtimeupdate="on"/>')
    const media = playerOf(page, 'audio', asked)
    const context = page.wx['createAudioContext']!('v') as Record<string, (...args: unknown[]) => void>
    context['setSrc']!('https://a.invalid/a.mp3')
    context['play']!()
    context['seek']!(7)
    await settled()
    await happen(media, 'timeupdate')
    expect([media.src, asked, page.inside('#v', '.words').textContent, page.inside('#v', '.time').textContent]).toEqual(['https://a.invalid/a.mp3', ['play'], '歌人', '00:07'])
    expect(page.details('timeupdate')).toEqual([{ currentTime: 7, duration: 0 }])
    expect((await show('<audio volume="1"/>')).findings()).toEqual(['unknown attribute "volume" on <audio>'])
  })
})
