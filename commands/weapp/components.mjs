/** The base library that each built-in component came with, as its page on developers.weixin.qq.com tells it. */
export const COMPONENTS = {
  ad: '1.9.94', 'ad-custom': '2.10.4', audio: '1.0.0', button: '1.0.0', camera: '1.6.0', canvas: '1.0.0', checkbox: '1.0.0', 'checkbox-group': '1.0.0',
  'cover-image': '1.4.0', 'cover-view': '1.4.0', editor: '2.7.0', form: '1.0.0', icon: '1.0.0', image: '1.0.0', input: '1.0.0', label: '1.0.0',
  'live-player': '1.7.0', 'live-pusher': '1.7.0', map: '1.0.0', 'match-media': '2.11.1', 'movable-area': '1.2.0', 'movable-view': '1.2.0',
  'navigation-bar': '2.9.0', navigator: '1.0.0', 'official-account': '2.3.0', 'open-data': '1.4.0', 'page-container': '2.16.0', 'page-meta': '2.9.0',
  picker: '1.0.0', 'picker-view': '1.0.0', 'picker-view-column': '1.0.0', progress: '1.0.0', radio: '1.0.0', 'radio-group': '1.0.0', 'rich-text': '1.4.0',
  'root-portal': '2.25.2', 'scroll-view': '1.0.0', 'share-element': '2.16.0', slider: '1.0.0', swiper: '1.0.0', 'swiper-item': '1.0.0', switch: '1.0.0',
  text: '1.0.0', textarea: '1.0.0', video: '1.0.0', view: '1.0.0', 'voip-room': '2.11.0', 'web-view': '1.6.4',
}

/**
 * Modes that a build uses when it has their word in its scripts. WeChat's page dates `mode` as a whole (1.7.0);
 * Tencent's guide to real-time calls, which rest on RTC mode, asks for 2.10.0.
 */
export const MODES = { 'live-player': { RTC: '2.10.0' }, 'live-pusher': { RTC: '2.10.0' } }
