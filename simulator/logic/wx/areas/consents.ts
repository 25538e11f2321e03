import * as v from 'valibot'
import { jsonOf } from '#shared/kernel/json'
import { failure, success } from '#shared/kernel/result'
import type { Trace } from '../../../border/device.ts'
import { asyncApi, type Area } from '../api.ts'
import type { Answer } from '../args.ts'
import type { WxHost } from '../host.ts'
import { permitted } from '../permitted.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const maybe = v.optional(v.string(), '')

async function leave(kind: Trace['kind'], title: string, detail: object, { device }: WxHost): Promise<Answer> {
  const left = await device('trace.leave', { kind, text: title, detail: jsonOf(detail), file: null })
  return left.ok ? success({}) : left
}

/** The person says yes to one of these, or turns away. */
async function chosen(title: string, options: readonly string[], { device }: WxHost): Promise<number> {
  const asked = await device('choose.show', { title, options }, null)
  return asked.ok ? asked.value.index : -1
}

const MOST_TEMPLATES = 5
const DAY_S = 86_400

const calendarEvent = { title: text, startTime: v.number(), allDay: v.optional(v.boolean(), false), description: maybe, location: maybe, endTime: v.optional(v.union([v.number(), v.string()])), alarm: v.optional(v.boolean(), true), alarmOffset: v.optional(v.number(), 0) }

async function addEvent(api: string, event: { readonly title: string }, host: WxHost): Promise<Answer> {
  const allowed = await permitted('scope.addPhoneCalendar', api, host)
  return allowed.ok ? leave('calendar', event.title, event, host) : allowed
}

/** What leaves the mini-program only with the person's consent; https://developers.weixin.qq.com/miniprogram/dev/api/device/phone/wx.makePhoneCall.html and its neighbours */
export const consents: Area = {
  makePhoneCall: asyncApi(v.object({ phoneNumber: text }), async ({ phoneNumber }, host) => ((await chosen(phoneNumber, ['呼叫'], host)) === 0 ? leave('call', phoneNumber, {}, host) : failure({ why: 'cancel' })), { partly: 'the phone notes the number; nobody is called' }),
  sendSms: asyncApi(v.object({ phoneNumber: maybe, content: maybe }), async ({ phoneNumber, content }, host) => ((await chosen(`发短信：${phoneNumber}`, ['发送'], host)) === 0 ? leave('message', phoneNumber, { content }, host) : failure({ why: 'cancel' })), { partly: 'the phone notes the message; nothing is sent' }),
  addPhoneContact: asyncApi(v.looseObject({ firstName: text }), async (contact, host) => {
    const allowed = await permitted('scope.addPhoneContact', 'addPhoneContact', host)
    if (!allowed.ok) return allowed
    return (await chosen(contact.firstName, ['创建新联系人', '添加到已有联系人'], host)) >= 0 ? leave('contact', contact.firstName, contact, host) : failure({ why: 'cancel' })
  }, { partly: 'the phone notes the contact, without an address book' }),
  addPhoneCalendar: asyncApi(v.object(calendarEvent), (event, host) => addEvent('addPhoneCalendar', event, host), { partly: 'the phone notes the event, without a calendar' }),
  addPhoneRepeatCalendar: asyncApi(v.object({ ...calendarEvent, repeatInterval: v.optional(v.picklist(['day', 'week', 'month', 'year']), 'month'), repeatEndTime: v.optional(v.number()) }), (event, host) => addEvent('addPhoneRepeatCalendar', event, host), { partly: 'the phone notes the event, without a calendar' }),
  requestSubscribeMessage: asyncApi(v.object({ tmplIds: v.array(text) }), async ({ tmplIds }, host) => {
    if (tmplIds.length === 0) return failure({ why: 'TmplIds can\'t be empty', errno: 20001 })
    if (tmplIds.length > MOST_TEMPLATES) return failure({ why: 'Templates count out of max bounds', errno: 20003 })
    const accepted = (await chosen(`申请获取以下通知：${tmplIds.join('、')}`, ['允许'], host)) === 0
    return success(Object.fromEntries(tmplIds.map((id) => [id, accepted ? 'accept' : 'reject'])))
  }, { partly: 'all templates at once; no message ever comes' }),
  requestPayment: asyncApi(v.looseObject({ timeStamp: text, nonceStr: text, package: text, paySign: text, signType: v.optional(v.picklist(['MD5', 'HMAC-SHA256', 'RSA']), 'MD5') }), async (order, host) => {
    if (!order.package.startsWith('prepay_id=')) return failure({ why: 'parameter error: package should be prepay_id=***' })
    const age = host.now() / 1_000 - Number(order.timeStamp)
    if (Number.isNaN(age) || age > DAY_S) return failure({ why: 'parameter error: timeStamp has expired' })
    return (await chosen('微信支付（模拟）', ['确认支付'], host)) === 0 ? leave('payment', order.package, {}, host) : failure({ why: 'cancel' })
  }, { partly: 'the person accepts or refuses; signatures are not checked and no money moves' }),
  navigateToMiniProgram: asyncApi(v.object({ appId: maybe, shortLink: maybe, path: maybe, extraData: v.optional(v.unknown()), envVersion: v.optional(v.string()) }), async ({ appId, shortLink, path }, host) => {
    if (appId === '' && shortLink === '') return failure({ why: 'parameter error: parameter.appId should be String instead of Undefined;' })
    if ((await chosen(`即将打开小程序 ${appId || shortLink} ${path}`.trim(), ['允许'], host)) !== 0) return failure({ why: 'cancel' })
    return leave('report', appId || shortLink, { path, opened: 'mini-program' }, host)
  }, { partly: 'the person allows or refuses; the other mini-program is not opened' }),
}
