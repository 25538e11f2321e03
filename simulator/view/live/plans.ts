import { failure } from '#shared/kernel/result'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'
import { createPlayer } from './player.ts'
import { createPusher } from './pusher.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/live-pusher.html */
export const livePusher: ComponentPlan = {
  tag: 'live-pusher',
  attributes: ['url', 'mode', 'autopush', 'muted', 'enable-camera', 'enable-mic', 'orientation', 'aspect', 'min-bitrate', 'max-bitrate', 'waiting-image', 'device-position', 'background-mute', 'mirror', 'remote-mirror', 'local-mirror', 'enable-agc', 'enable-ans', 'video-width', 'video-height', 'fps', 'zoom'],
  partly: {
    'auto-focus': 'the computer\'s camera focuses by itself', beauty: 'no beauty filter is drawn', whiteness: 'no beauty filter is drawn', 'beauty-style': 'no beauty filter is drawn', filter: 'no colour filter is drawn',
    'audio-quality': 'sound is always 48 kHz', 'waiting-image-hash': 'the image is not compared with its hash', 'audio-reverb-type': 'no reverb is added', 'audio-volume-type': 'the computer has one volume',
    'picture-in-picture-mode': 'a pusher stays in its page', 'enable-video-custom-render': 'pictures are drawn by the component', 'custom-effect': 'no effects are drawn', 'skin-whiteness': 'no effects are drawn', 'skin-smoothness': 'no effects are drawn', 'face-thinness': 'no effects are drawn', 'eye-bigness': 'no effects are drawn', 'voice-changer-type': 'the voice is not changed',
  },
  events: ['statechange', 'netstatus', 'error', 'bgmstart', 'bgmprogress', 'bgmcomplete', 'audiovolumenotify', 'enterpictureinpicture', 'leavepictureinpicture'],
  create: (needs) => (needs.page.phone().liveAllowed ? createPusher(needs) : refused(needs, 'insertLivePusher')),
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/live-player.html */
export const livePlayer: ComponentPlan = {
  tag: 'live-player',
  attributes: ['src', 'mode', 'autoplay', 'muted', 'orientation', 'object-fit', 'min-cache', 'max-cache', 'sound-mode', 'background-mute', 'auto-pause-if-navigate', 'picture-in-picture-mode'],
  partly: {
    'auto-pause-if-open-native': 'no native page covers this one', 'referrer-policy': 'no referrer is sent', signature: 'no watermark is drawn', 'enable-metadata': 'sizes are told, other metadata is not', 'enable-auto-rotation': 'the phone does not turn', 'enable-casting': 'there is no screen to cast to',
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
