import { eventApis, type Area } from '../api.ts'
import { toldApis } from '../told.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/app/app-event/wx.onError.html and its neighbours */
export const appEvents: Area = {
  ...toldApis('Error'),
  ...toldApis('UnhandledRejection'),
  ...toldApis('PageNotFound'),
  ...toldApis('BeforeAppRoute'),
  ...toldApis('AppRoute'),
  ...toldApis('AppRouteDone'),
  ...toldApis('BeforePageLoad'),
  ...toldApis('AfterPageLoad'),
  ...toldApis('BeforePageUnload'),
  ...toldApis('AfterPageUnload'),
  ...eventApis('CopyUrl', 'copy-url', () => ({}), { partly: 'the listener is told; what it answers goes into no link' }),
}
