import * as v from 'valibot'
import { success } from '#shared/kernel/result'
import { asyncApi, eventApis, type Area } from '../api.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/api/device/keyboard/wx.onKeyboardHeightChange.html and its neighbours */
export const keyboard: Area = {
  ...eventApis('KeyboardHeightChange', 'keyboard'),
  hideKeyboard: asyncApi(v.object({}), async (_, { device }) => {
    const hidden = await device('keyboard.hide', null)
    return hidden.ok ? success({}) : hidden
  }),
}
