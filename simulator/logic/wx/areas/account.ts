import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { asyncApi, type Area } from '../api.ts'
import { permitted } from '../permitted.ts'
import type { WxHost } from '../host.ts'
import { randomBytes } from './random.ts'

const language = v.optional(v.picklist(['en', 'zh_CN', 'zh_TW']), 'en')

/** The anonymous person that WeChat gives everyone since 2022. */
const NOBODY = { nickName: '微信用户', avatarUrl: 'https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132', gender: 0, city: '', province: '', country: '', language: 'zh_CN' }
const profile = { userInfo: NOBODY, rawData: JSON.stringify(NOBODY), signature: '', encryptedData: '', iv: '' }
const letters = (count: number): string => [...randomBytes(count)].map((byte) => (byte % 36).toString(36)).join('')

const loggedIn = new WeakSet<WxHost>()

/** https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html and its neighbours */
export const account: Area = {
  login: asyncApi(v.object({ timeout: v.optional(v.number()) }), (_, host) => {
    if (host.system().network === 'none') return failure({ why: 'network error' })
    loggedIn.add(host)
    return success({ code: `0simulated${letters(22)}` })
  }, { partly: 'a code of the simulator: WeChat\'s servers don\'t know it, so a back end can\'t exchange it' }),
  checkSession: asyncApi(v.object({}), (_, host) => (loggedIn.has(host) ? success({}) : failure({ why: 'session expired' })), { partly: 'a session lasts from login until the mini-program ends' }),
  getUserProfile: asyncApi(v.object({ desc: v.pipe(v.string(), v.nonEmpty()), lang: language }), () => success(profile), { partly: 'the anonymous person, as WeChat gives since 2022; nothing is encrypted or signed' }),
  getUserInfo: asyncApi(v.object({ withCredentials: v.optional(v.boolean(), false), lang: language }), async (_, host) => {
    const allowed = await permitted('scope.userInfo', 'getUserInfo', host)
    return allowed.ok ? success(profile) : allowed
  }, { partly: 'the anonymous person; nothing is encrypted or signed' }),
}
