import { jsonOf } from '#shared/kernel/json'
import { syncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'

const toBench = { partly: 'the bench keeps what was reported; nothing goes to WeChat' }

function report(name: string, id: unknown, data: object, fits: boolean, host: WxHost): void {
  if (!fits) return host.complain('api', `wx.${name}: ${String(id)} is not reported, its arguments are of the wrong kind`)
  void host.device('trace.leave', { kind: 'report', text: `${name} ${String(id)}`, detail: jsonOf(data), file: null })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** https://developers.weixin.qq.com/miniprogram/dev/api/data-analysis/wx.reportEvent.html and its neighbours */
export const reports: Area = {
  reportEvent: syncApi(([id, data = {}], host, name) => report(name, id, isObject(data) ? data : {}, typeof id === 'string' && isObject(data), host), toBench),
  reportAnalytics: syncApi(([id, data], host, name) => report(name, id, isObject(data) ? data : {}, typeof id === 'string' && isObject(data), host), toBench),
  reportMonitor: syncApi(([id, value], host, name) => report(name, id, { value }, typeof id === 'string' && typeof value === 'number', host), toBench),
  reportPerformance: syncApi(([id, value, dimensions = []], host, name) => report(name, id, { value, dimensions }, typeof id === 'number' && typeof value === 'number', host), toBench),
}
