/** WeChat's built-in components of one kind, each with the base library it came with; null where no page of WeChat's tells it. */
export type ComponentFamily = Readonly<Record<string, string | null>>

/**
 * Every built-in component of WeChat, in the families of its own index: https://developers.weixin.qq.com/miniprogram/dev/component/.
 * Versions are those of the components' own pages.
 */
export const componentFamilies = {
  container: {
    'cover-image': '1.4.0', 'cover-view': '1.4.0', 'match-media': '2.11.1', 'movable-area': '1.2.0', 'movable-view': '1.2.0', 'page-container': '2.16.0',
    'root-portal': '2.25.2', swiper: '1.0.0', 'swiper-item': '1.0.0', view: '1.0.0',
  },
  /** What scrolls; all but `scroll-view` came with Skyline. */
  list: {
    'grid-builder': '3.4.0', 'grid-view': '2.29.0', 'list-builder': '3.3.0', 'list-view': '2.29.0', 'nested-scroll-body': '3.2.0', 'nested-scroll-header': '3.2.0',
    'scroll-view': '1.0.0', 'sticky-header': '2.29.0', 'sticky-section': '2.29.0',
  },
  content: { icon: '1.0.0', progress: '1.0.0', 'rich-text': '1.4.0', selection: '3.6.4', text: '1.0.0' },
  form: {
    button: '1.0.0', checkbox: '1.0.0', 'checkbox-group': '1.0.0', editor: '2.7.0', 'editor-portal': '3.7.11', form: '1.0.0', input: '1.0.0', 'keyboard-accessory': '2.15.0', label: '1.0.0',
    picker: '1.0.0', 'picker-view': '1.0.0', 'picker-view-column': '1.0.0', radio: '1.0.0', 'radio-group': '1.0.0', slider: '1.0.0', switch: '1.0.0', textarea: '1.0.0',
  },
  navigation: { 'functional-page-navigator': '2.1.0', navigator: '1.0.0' },
  media: {
    audio: '1.0.0', camera: '1.6.0', 'channel-live': '2.29.0', 'channel-video': '2.25.1', image: '1.0.0', 'live-player': '1.7.0', 'live-pusher': '1.7.0', video: '1.0.0', 'voip-room': '2.11.0',
  },
  drawing: { canvas: '1.0.0', map: '1.0.0' },
  page: { 'navigation-bar': '2.9.0', 'page-meta': '2.9.0' },
  open: {
    ad: '1.9.94', 'ad-custom': '2.10.4', 'official-account': '2.3.0', 'official-account-publish': null, 'open-data': '1.4.0', 'open-data-item': null, 'open-data-list': '3.7.8',
    'store-coupon': '3.8.3', 'store-gift': '3.8.10', 'store-home': '3.5.5', 'store-product': '3.5.5', 'web-view': '1.6.4',
  },
  skyline: {
    'draggable-sheet': '3.2.0', 'open-container': '3.4.0', 'share-element': '2.16.0', snapshot: '3.0.1', span: null,
    'double-tap-gesture-handler': null, 'force-press-gesture-handler': null, 'horizontal-drag-gesture-handler': null, 'long-press-gesture-handler': null,
    'pan-gesture-handler': null, 'scale-gesture-handler': null, 'tap-gesture-handler': null, 'vertical-drag-gesture-handler': null,
  },
} as const satisfies Readonly<Record<string, ComponentFamily>>

/** The same in one list, by the name that WXML uses. */
export const declaredComponents: ComponentFamily = Object.assign({}, ...Object.values(componentFamilies))
