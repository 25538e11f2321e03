import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../../border/calls.ts'
import { bytesIn } from '../../files/bytes.ts'
import type { RequestOrder, ResponseHead } from '../../network/contract.ts'
import { networkFailure } from '../../network/failures.ts'
import { settle, syncApi, type Area } from '../api.ts'
import { parseArgs } from '../args.ts'
import type { WxHost } from '../host.ts'
import { bodyFor, textIn } from '../request-body.ts'
import { createTask, type Task } from '../task.ts'

const DEADLINE_MS = 60_000
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'] as const

const schema = v.object({
  url: v.pipe(v.string(), v.nonEmpty()),
  data: v.optional(v.unknown()),
  header: v.optional(v.record(v.string(), v.unknown()), {}),
  timeout: v.optional(v.pipe(v.number(), v.minValue(0)), DEADLINE_MS),
  method: v.optional(v.string(), 'GET'),
  dataType: v.optional(v.string(), 'json'),
  responseType: v.optional(v.string(), 'text'),
  enableChunked: v.optional(v.boolean(), false),
  redirect: v.optional(v.picklist(['follow', 'manual']), 'follow'),
})

/** https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html */
export const request: Area = {
  request: syncApi(([options], host) => start(options, host), { partly: 'HTTP/2, HTTPDNS, caches and profiles are the browser\'s own; the list of legal domains is not checked' }),
}

function start(options: unknown, host: WxHost): Task {
  const task = createTask(['HeadersReceived', 'ChunkReceived'], host)
  const parsed = parseArgs(schema, options)
  const quiet = typeof options === 'object' && options !== null ? { complete: () => undefined, ...options } : { complete: () => undefined }
  const order = parsed.ok ? orderOf(parsed.value, host) : parsed
  void settle('request', host, quiet, async () => {
    if (!parsed.ok) return parsed
    if (!order.ok) return order
    if (task.aborted) return failure({ why: 'abort' })
    const open = host.network.request(order.value, {
      headed: (head) => task.tell('HeadersReceived', { header: headersOf(head), statusCode: head.status, cookies: cookiesOf(head) }),
      ...(parsed.value.enableChunked ? { chunk: (bytes: ArrayBuffer) => task.tell('ChunkReceived', { data: bytes }) } : {}),
    })
    task.onAbort(open.abort)
    const done = await open.done
    if (!done.ok) return failure(networkFailure(done.failure))
    const { body, ...head } = done.value
    return success({ data: dataOf(body, parsed.value), statusCode: head.status, header: headersOf(head), cookies: cookiesOf(head) })
  })
  return task
}

function orderOf({ url, data, header, timeout, redirect, method: given }: v.InferOutput<typeof schema>, host: WxHost): Result<RequestOrder, CallFailure> {
  const method = METHODS.find((one) => one === given.toUpperCase())
  if (!method) return failure({ why: 'parameter error: parameter.method is invalid' })
  if (!/^https?:\/\//.test(url)) return failure(networkFailure('invalid url'))
  const headers = headersFor(header, host)
  const { address, body, type } = bodyFor(url, method, data, headers['content-type'])
  return success({ url: address, method, headers: { ...(type === null ? {} : { 'content-type': type }), ...headers }, body, deadlineMs: timeout, redirect })
}

function dataOf(body: ArrayBuffer, { dataType, responseType }: { readonly dataType: string; readonly responseType: string }): unknown {
  if (responseType === 'arraybuffer') return body
  const text = textIn(bytesIn(body) ?? new Uint8Array())
  if (dataType !== 'json') return text
  try {
    const json: unknown = JSON.parse(text)
    return json
  } catch {
    return text
  }
}

/** What a page may set, and the referer, which WeChat sets itself. */
export const headersFor = (header: Readonly<Record<string, unknown>>, { app }: WxHost): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)])),
  referer: `https://servicewechat.com/${app.appId}/devtools/page-frame.html`,
})

/** Header names as servers usually write them; several values of one name are joined. */
export const headersOf = ({ headers }: ResponseHead): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), typeof value === 'string' ? value : value.join(', ')]))

const cookiesOf = ({ headers }: ResponseHead): readonly string[] => {
  const cookies = headers['set-cookie']
  return cookies === undefined ? [] : typeof cookies === 'string' ? [cookies] : cookies
}
