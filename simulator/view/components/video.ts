import { failure, success } from '#shared/kernel/result'
import { isOn, memberOf, numberOf, textOf } from '../attribute-values.ts'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'
import { createDanmu, DANMU_CSS, type Danmu } from '../danmu.ts'
import { createSource, durationOf, play, tellPlaying } from '../media.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'

const CSS = `
video { display: block; width: 100%; height: 100%; background: #000; }
:host([data-full]) { position: fixed !important; inset: 0 !important; width: 100% !important; height: 100% !important; z-index: 9998; contain: none; }
${DANMU_CSS}`

const CONTROLS = 'the browser draws its own controls'
const GESTURES = 'gestures on the picture do nothing here'
const AWAY = 'it needs what only a phone has: other screens, the background, protected media'

/** https://developers.weixin.qq.com/miniprogram/dev/component/video.html */
export const video: ComponentPlan = {
  tag: 'video',
  attributes: ['src', 'controls', 'autoplay', 'loop', 'muted', 'initial-time', 'object-fit', 'poster', 'danmu-list', 'enable-danmu', 'auto-pause-if-navigate', 'direction'],
  partly: {
    'duration': 'the length is the one that the file has',
    'referrer-policy': 'the browser\'s own policy stands',
    'auto-pause-if-open-native': 'no native page of WeChat comes on top',
    ...Object.fromEntries(['danmu-btn', 'show-progress', 'show-fullscreen-btn', 'show-play-btn', 'show-center-play-btn', 'show-mute-btn', 'title', 'play-btn-position', 'show-bottom-progress', 'show-casting-button', 'show-screen-lock-button', 'show-snapshot-button', 'show-background-playback-button'].map((name) => [name, CONTROLS])),
    ...Object.fromEntries(['page-gesture', 'vslide-gesture', 'vslide-gesture-in-fullscreen', 'enable-progress-gesture', 'enable-play-gesture', 'enable-auto-rotation'].map((name) => [name, GESTURES])),
    ...Object.fromEntries(['picture-in-picture-mode', 'picture-in-picture-show-progress', 'picture-in-picture-init-position', 'background-poster', 'is-drm', 'is-live', 'provision-url', 'certificate-url', 'license-url', 'preferred-peak-bit-rate', 'ad-unit-id', 'poster-for-crawler'].map((name) => [name, AWAY])),
  },
  events: ['play', 'pause', 'ended', 'timeupdate', 'fullscreenchange', 'waiting', 'error', 'progress', 'loadedmetadata', 'controlstoggle', 'enterpictureinpicture', 'leavepictureinpicture', 'seekcomplete'],
  methods: ['play', 'pause', 'stop', 'seek', 'sendDanmu', 'playbackRate', 'requestFullScreen', 'exitFullScreen'],
  create: (needs) => createVideo(needs),
}

function createVideo(needs: ComponentNeeds): Component {
  const { host, attribute, emit, page, scope } = needs
  const root = shadowOf(host, CSS)
  const media = part(root, 'video')
  const danmu = createDanmu(root)
  childrenIn(root)
  media.playsInline = true
  media.controls = true
  media.style.objectFit = 'contain'
  tellPlaying(needs, media)
  media.addEventListener('loadedmetadata', () => {
    media.currentTime = numberOf(attribute('initial-time'), 0)
    emit('loadedmetadata', { width: media.videoWidth, height: media.videoHeight, duration: durationOf(media) })
  })
  media.addEventListener('progress', () => emit('progress', { buffered: bufferedPart(media) }))
  media.addEventListener('seeked', () => emit('seekcomplete', { position: media.currentTime }))
  media.addEventListener('timeupdate', () => danmu.pass(attribute('danmu-list'), Math.floor(media.currentTime)))
  const load = createSource(needs, media)
  const fullScreen = (on: boolean, degrees: number): void => {
    if (host.hasAttribute('data-full') === on) return
    host.toggleAttribute('data-full', on)
    emit('fullscreenchange', { fullScreen: on, direction: degrees === 90 || degrees === -90 ? 'horizontal' : 'vertical' })
  }
  page.onPhone(scope, () => {
    if (!page.shown() && !media.paused && isOn(attribute('auto-pause-if-navigate'), true)) media.pause()
  })
  return {
    set(name, value) {
      if (name === 'src') void load(textOf(value)).then(() => void (isOn(attribute('autoplay')) && media.hasAttribute('src') && play(media)))
      setVideo(name, value, { media, danmu, page })
    },
    detached: () => media.pause(),
    property: (name) => (name === 'currentTime' ? media.currentTime : name === 'duration' ? durationOf(media) : undefined),
    call: (method, args) => call(method, args, { media, danmu, fullScreen: (on, degrees) => fullScreen(on, degrees ?? numberOf(attribute('direction'), 90)) }),
  }
}

function setVideo(name: string, value: unknown, { media, danmu, page }: { readonly media: HTMLVideoElement; readonly danmu: Danmu } & Pick<ComponentNeeds, 'page'>): void {
  if (name === 'controls') media.controls = isOn(value, true)
  if (name === 'loop') media.loop = isOn(value)
  if (name === 'muted') media.muted = isOn(value)
  if (name === 'autoplay') media.autoplay = isOn(value)
  if (name === 'object-fit') media.style.objectFit = textOf(value, 'contain')
  if (name === 'enable-danmu') danmu.enable(isOn(value))
  if (name === 'poster') void page.url(textOf(value)).then((url) => (media.poster = url))
}

interface Playing { readonly media: HTMLVideoElement; readonly danmu: Danmu; fullScreen(on: boolean, degrees?: number): void }

function call(method: string, args: unknown, { media, danmu, fullScreen }: Playing): ReturnType<NonNullable<Component['call']>> {
  const done = success({})
  switch (method) {
    case 'play':
      return play(media)
    case 'pause':
      media.pause()
      return done
    case 'stop':
      media.pause()
      media.currentTime = 0
      return done
    case 'seek':
      media.currentTime = numberOf(args, 0)
      return done
    case 'playbackRate':
      media.playbackRate = numberOf(args, 1)
      return done
    case 'sendDanmu':
      danmu.send(textOf(memberOf(args, 'text')), textOf(memberOf(args, 'color'), '#ffffff'))
      return done
    case 'requestFullScreen': {
      const degrees = numberOf(memberOf(args, 'direction'), Number.NaN)
      fullScreen(true, Number.isNaN(degrees) ? undefined : degrees)
      return done
    }
    case 'exitFullScreen':
      fullScreen(false)
      return done
    default:
      return failure({ why: `${method} is not built in this simulator` })
  }
}

/** Percent of the whole that has come. */
function bufferedPart({ buffered, duration }: HTMLVideoElement): number {
  const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
  return duration > 0 && Number.isFinite(duration) ? Math.round((end / duration) * 100) : 0
}
