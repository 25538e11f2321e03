import { syncApi, type Area } from '../api.ts'
import { componentContext, type ContextMethods } from '../component-context.ts'
import { findById, findByTag } from './live-contexts.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/video/VideoContext.html */
export const VIDEO_METHODS: ContextMethods = Object.fromEntries([
  'play', 'pause', 'stop', 'seek', 'sendDanmu', 'playbackRate', 'requestFullScreen', 'exitFullScreen', 'showStatusBar', 'hideStatusBar', 'exitPictureInPicture', 'requestBackgroundPlayback', 'exitBackgroundPlayback', 'startCasting', 'reconnectCasting', 'switchCasting', 'exitCasting',
].map((name) => [name, 'tell'] as const))

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/audio/AudioContext.html */
const AUDIO_METHODS: ContextMethods = Object.fromEntries(['play', 'pause', 'seek', 'setSrc'].map((name) => [name, 'tell'] as const))

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/camera/CameraContext.html */
const CAMERA_METHODS: ContextMethods = Object.fromEntries(['takePhoto', 'startRecord', 'stopRecord', 'setZoom'].map((name) => [name, 'async'] as const))

/** Contexts of components that a page names by their id. */
export const componentContexts: Area = {
  createVideoContext: syncApi(([id, owner], host) => componentContext('VideoContext', VIDEO_METHODS, () => findById(host, id, owner), host)),
  createCameraContext: syncApi((_, host) => ({
    ...componentContext('CameraContext', CAMERA_METHODS, () => findByTag(host, 'camera'), host),
    onCameraFrame: () => host.complain('api', 'CameraContext.onCameraFrame is not built in this simulator'),
  }), { partly: 'frames are not given to the page, and `startRecord` has no limit of time' }),
  createAudioContext: syncApi(([id, owner], host) => componentContext('AudioContext', AUDIO_METHODS, () => findById(host, id, owner), host)),
}
