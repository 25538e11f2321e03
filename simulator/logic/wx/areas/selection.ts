import { componentOf } from '../../selection/component-of.ts'
import { createIntersection } from '../../selection/intersection.ts'
import { createQuery } from '../../selection/query.ts'
import { syncApi, type Area } from '../api.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/api/wxml/wx.createSelectorQuery.html and its neighbours */
export const selection: Area = {
  createSelectorQuery: syncApi((_, host) => createQuery(() => host.top()?.component ?? null, host)),
  createIntersectionObserver: syncApi(([owner, options], host) => createIntersection(componentOf(owner) ?? host.top()?.component ?? null, options, host)),
}
