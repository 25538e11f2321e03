import { eventApis, type Area } from '../api.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/app/app-event/wx.onAppShow.html and its neighbours */
export const lifecycle: Area = {
  ...eventApis('AppShow', 'app.show', ({ path, query, scene, referrer }) => ({ path, query, scene, referrerInfo: referrer ?? {} })),
  ...eventApis('AppHide', 'app.hide', () => ({})),
  ...eventApis('AudioInterruptionBegin', 'audio.interrupted'),
  ...eventApis('AudioInterruptionEnd', 'audio.resumed'),
  ...eventApis('NetworkStatusChange', 'network'),
  ...eventApis('NetworkWeakChange', 'network.weak'),
  ...eventApis('UserCaptureScreen', 'screenshot'),
}
