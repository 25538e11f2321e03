import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { BackendNode } from '../../backend/node.ts'
import { componentOf } from '../../selection/component-of.ts'
import { syncApi, type Area } from '../api.ts'
import { componentContext, type ContextMethods } from '../component-context.ts'
import type { WxHost } from '../host.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/live/LivePusherContext.html; TRTC's and the MiniApp kit's own members are not among them. */
export const PUSHER_METHODS: ContextMethods = Object.fromEntries([
  'start', 'stop', 'pause', 'resume', 'startPreview', 'stopPreview', 'switchCamera', 'snapshot', 'toggleTorch', 'getMaxZoom', 'setZoom', 'playBGM', 'stopBGM', 'pauseBGM', 'resumeBGM', 'setBGMVolume', 'setMICVolume', 'sendMessage',
  'applyFilter', 'applySticker', 'applyBlusherStickMakeup', 'applyEyeBrowMakeup', 'applyEyeShadowMakeup', 'applyFaceContourMakeup', 'applyLipStickMakeup', 'clearFilters', 'clearMakeups', 'clearStickers', 'createOffscreenCanvas', 'exitPictureInPicture', 'onCustomRendererEvent',
].map((name) => [name, 'async'] as const))

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/live/LivePlayerContext.html */
export const PLAYER_METHODS: ContextMethods = Object.fromEntries([
  'play', 'stop', 'mute', 'pause', 'resume', 'requestFullScreen', 'exitFullScreen', 'exitPictureInPicture', 'requestBackgroundPlayback', 'exitBackgroundPlayback', 'exitCasting', 'reconnectCasting', 'startCasting', 'switchCasting', 'snapshot',
].map((name) => [name, 'async'] as const))

export const liveContexts: Area = {
  createLivePusherContext: syncApi((_, host) => componentContext('LivePusherContext', PUSHER_METHODS, () => findByTag(host, 'live-pusher'), host)),
  createLivePlayerContext: syncApi(([id, owner], host) => componentContext('LivePlayerContext', PLAYER_METHODS, () => findById(host, id, owner), host)),
}

/** The node with this id, in the component that is given or in the page on top. */
export function findById(host: WxHost, id: unknown, owner: unknown): BackendNode | null {
  if (typeof id !== 'string') return null
  const component = componentOf(owner) ?? host.top()?.component ?? null
  return nodeOf(component?.getShadowRoot()?.querySelector(`#${id}`))
}

/** The first component of this kind on the page on top. */
export function findByTag(host: WxHost, tag: string): BackendNode | null {
  const root = host.top()?.component
  return root ? nodeOf(search(root, tag)) : null
}

/** Through components too: WeChat keeps one pusher a page, wherever it stands. */
function search(element: glassEasel.Element | glassEasel.GeneralComponent, tag: string): glassEasel.Element | null {
  if (tagOf(element) === tag && !('getShadowRoot' in element)) return element
  const below = 'getShadowRoot' in element ? (element.getShadowRoot()?.childNodes ?? []) : element.childNodes
  for (const child of below) {
    const found = 'childNodes' in child ? search(child, tag) : null
    if (found) return found
  }
  return null
}

const tagOf = (element: object): unknown => Reflect.get(element, 'is')

const nodeOf = (element: glassEasel.Element | null | undefined): BackendNode | null => {
  const node = element?.getBackendElement()
  return node instanceof BackendNode ? node : null
}
