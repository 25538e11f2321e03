import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { AUTH_SCOPES } from '../../../border/system.ts'
import { asyncApi, type Area } from '../api.ts'
import { permitted } from '../permitted.ts'
import { agreedTo, CONTRACT, needsAgreement } from '../privacy.ts'

const nothing = v.object({})
const subscriptions = v.object({ withSubscriptions: v.optional(v.boolean(), false) })
const noSubscriptions = { mainSwitch: true, itemSettings: {} }

/** https://developers.weixin.qq.com/miniprogram/dev/api/open-api/authorize/wx.authorize.html and its neighbours */
export const permission: Area = {
  authorize: asyncApi(v.object({ scope: v.string() }), async ({ scope }, host) => {
    const known = AUTH_SCOPES.find((one) => one === scope)
    if (known === undefined) return failure({ why: 'invalid scope', errno: 3 })
    const allowed = await permitted(known, 'authorize', host)
    return allowed.ok ? success({}) : allowed
  }),
  getSetting: asyncApi(subscriptions, async ({ withSubscriptions }, { device }) => {
    const all = await device('permission.all', null)
    return all.ok ? success({ authSetting: all.value, ...(withSubscriptions ? { subscriptionsSetting: noSubscriptions } : {}) }) : all
  }, { partly: 'subscriptionsSetting names no templates' }),
  openSetting: asyncApi(subscriptions, async ({ withSubscriptions }, { device }) => {
    const all = await device('permission.open', { scopes: [...AUTH_SCOPES] }, null)
    return all.ok ? success({ authSetting: all.value, ...(withSubscriptions ? { subscriptionsSetting: noSubscriptions } : {}) }) : all
  }, { partly: 'opens without a tap of the person too; subscriptionsSetting names no templates' }),
  getPrivacySetting: asyncApi(nothing, (_, host) => success({ needAuthorization: needsAgreement(host), privacyContractName: CONTRACT }), { partly: 'an agreement is asked for where app.json has __usePrivacyCheck__, and lasts until the mini-program ends' }),
  requirePrivacyAuthorize: asyncApi(nothing, async (_, host) => {
    const agreed = await agreedTo('requirePrivacyAuthorize', host)
    return agreed.ok ? success({}) : agreed
  }),
  onNeedPrivacyAuthorization: {
    support: 'works',
    build: (name, host) => (listener: unknown) => {
      if (typeof listener !== 'function') return host.complain('api', `wx.${name} takes a function`)
      // One listener: a later one takes its place.
      host.listeners.remove('NeedPrivacyAuthorization')
      host.listeners.add('NeedPrivacyAuthorization', listener)
    },
  },
  openPrivacyContract: asyncApi(nothing, async (_, { device }) => {
    const looked = await device('look.show', { title: CONTRACT, text: '模拟器不连接微信后台，这里没有开发者填写的隐私保护指引。', images: [] }, null)
    return looked.ok ? success({}) : looked
  }, { partly: 'shows that there is no text: guides lie at WeChat' }),
  openAppAuthorizeSetting: asyncApi(nothing, async (_, { device, system }) => {
    const { systemPermissions } = system()
    const names = Object.entries(systemPermissions)
    const chosen = await device('choose.show', { title: '系统设置 · 微信', options: names.map(([name, allowed]) => `${name}：${allowed ? '允许' : '不允许'}`) }, null)
    if (!chosen.ok) return chosen
    const [name, allowed] = names[chosen.value.index] ?? []
    if (name === undefined) return success({})
    const changed = await device('system.change', { systemPermissions: { ...systemPermissions, [name]: allowed !== true } })
    return changed.ok ? success({}) : changed
  }, { partly: 'a list in which one permission can be turned over' }),
}
