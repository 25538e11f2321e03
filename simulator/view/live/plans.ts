import { failure } from '#shared/kernel/result'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'
import { createPlayer } from './player.ts'
import { createPusher } from './pusher.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/live-pusher.html */
export const livePusher: ComponentPlan = {
  tag: 'live-pusher',
  attributes: [
    'url', 'mode', 'autopush', 'muted', 'enable-camera', 'enable-mic', 'orientation', 'aspect', 'min-bitrate', 'max-bitrate', 'device-position', 'mirror', 'remote-mirror', 'local-mirror', 'enable-agc', 'enable-ans', 'video-width', 'video-height', 'fps', 'zoom',
    'beauty', 'whiteness', 'beauty-style', 'filter', 'custom-effect', 'skin-whiteness', 'skin-smoothness', 'audio-quality', 'audio-reverb-type', 'voice-changer-type', 'waiting-image', 'waiting-image-hash',
  ],
  partly: {
    'auto-focus': 'a camera that lets itself be focused follows it; others focus by themselves',
    'audio-volume-type': 'the computer has one volume; the bench shows which one a phone would use',
    'background-mute': 'in the background the microphone is taken away in any case; with it, silence goes on',
    'picture-in-picture-mode': 'the browser opens its little window only soon after a touch, and "pop" is not acted on',
    'face-thinness': 'no face is found', 'eye-bigness': 'no face is found',
    'enable-video-custom-render': 'pictures are drawn by the component: frames are not given to the page',
  },
  events: ['statechange', 'netstatus', 'error', 'bgmstart', 'bgmprogress', 'bgmcomplete', 'audiovolumenotify', 'enterpictureinpicture', 'leavepictureinpicture'],
  create: (needs) => (needs.page.phone().liveAllowed ? createPusher(needs) : refused(needs, 'insertLivePusher')),
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/live-player.html */
export const livePlayer: ComponentPlan = {
  tag: 'live-player',
  attributes: ['src', 'mode', 'autoplay', 'muted', 'orientation', 'object-fit', 'min-cache', 'max-cache', 'sound-mode', 'background-mute', 'auto-pause-if-navigate', 'signature'],
  partly: {
    'auto-pause-if-open-native': 'no native page covers this one',
    'enable-metadata': 'the size of the picture is told; nobody has seen the event in a browser yet',
    'referrer-policy': 'no referrer is sent',
    'picture-in-picture-mode': 'the browser opens its little window only soon after a touch, and "pop" is not acted on',
    'picture-in-picture-init-position': 'the browser chooses where its little window stands',
    'enable-auto-rotation': 'the phone turns only with its page',
    'enable-casting': 'there is no screen to cast to: each search ends without a device',
  },
  events: ['statechange', 'fullscreenchange', 'netstatus', 'audiovolumenotify', 'enterpictureinpicture', 'leavepictureinpicture', 'error', 'metadatachange', 'castinguserselect', 'castingstatechange', 'castinginterrupt'],
  create: (needs) => (needs.page.phone().liveAllowed ? createPlayer(needs) : refused(needs, 'insertLivePlayer')),
}

/** What an account without the category sees: nothing, and a line in the console. */
function refused({ page, host }: ComponentNeeds, name: string): Component {
  const tag = host.localName.slice(3)
  page.found({ level: 'error', area: 'component', text: `${name}:fail access denied: the account's category does not allow <${tag}>` })
  return { call: () => failure({ why: 'access denied' }) }
}
