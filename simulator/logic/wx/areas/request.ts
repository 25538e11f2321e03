import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../../border/calls.ts'
import { bytesIn } from '../../files/bytes.ts'
import type { RequestOrder, ResponseHead } from '../../network/contract.ts'
import { settle, syncApi, type Area } from '../api.ts'
import { parseArgs } from '../args.ts'
import type { WxHost } from '../host.ts'
import { bodyFor, textIn } from '../request-body.ts'
import { createTask, type Task } from '../task.ts'

const DEADLINE_MS = 60_000
/** Documented: so many requests run at once. */
export const MOST_REQUESTS = 10
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'] as const

const schema = v.object({
  url: v.pipe(v.string(), v.nonEmpty()),
  data: v.optional(v.unknown()),
  header: v.optional(v.record(v.string(), v.unknown()), {}),
  timeout: v.optional(v.number(), DEADLINE_MS),
  method: v.optional(v.string(), 'GET'),
  dataType: v.optional(v.string(), 'json'),
  responseType: v.optional(v.string(), 'text'),
  enableChunked: v.optional(v.boolean(), false),
})

/** https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html */
export const request: Area = {
  request: syncApi(([options], host) => start(options, host), { partly: 'HTTP/2, HTTPDNS, caches and profiles are the browser\'s own; the list of legal domains is not checked' }),
}

function start(options: unknown, host: WxHost): Task {
  const task = createTask(['HeadersReceived', 'ChunkReceived'], host)
  const parsed = parseArgs(schema, options)
  const quiet = typeof options === 'object' && options !== null ? { complete: () => undefined, ...options } : { complete: () => undefined }
  const order = parsed.ok ? orderOf(parsed.value) : parsed
  void settle('request', host, quiet, async () => {
    if (!parsed.ok) return parsed
    if (!order.ok) return order
    if (task.aborted) return failure({ why: 'abort' })
    if (host.running.requests >= MOST_REQUESTS) host.complain('limit', `more than ${MOST_REQUESTS} requests at once: WeChat lets them wait`)
    const open = host.network.request(order.value, {
      headed: (head) => task.tell('HeadersReceived', { header: headersOf(head), statusCode: head.status, cookies: cookiesOf(head) }),
      ...(parsed.value.enableChunked ? { chunk: (bytes: ArrayBuffer) => task.tell('ChunkReceived', { data: bytes }) } : {}),
    })
    task.onAbort(open.abort)
    host.running.requests += 1
    const done = await open.done
    host.running.requests -= 1
    if (!done.ok) return failure({ why: done.failure, errno: done.failure === 'timeout' ? 5 : 600_001 })
    const { body, ...head } = done.value
    return success({ data: dataOf(body, parsed.value), statusCode: head.status, header: headersOf(head), cookies: cookiesOf(head) })
  })
  return task
}

function orderOf({ url, data, header, timeout, method: given }: v.InferOutput<typeof schema>): Result<RequestOrder, CallFailure> {
  const method = METHODS.find((one) => one === given.toUpperCase())
  if (!method) return failure({ why: 'parameter error: parameter.method is invalid' })
  if (!/^https?:\/\//.test(url)) return failure({ why: 'invalid url' })
  const headers = Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]))
  const { address, body, type } = bodyFor(url, method, data, headers['content-type'])
  return success({ url: address, method, headers: { ...(type === null ? {} : { 'content-type': type }), ...headers }, body, deadlineMs: timeout })
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

/** Header names as servers usually write them; several values of one name are joined. */
export const headersOf = ({ headers }: ResponseHead): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), typeof value === 'string' ? value : value.join(', ')]))

const cookiesOf = ({ headers }: ResponseHead): readonly string[] => {
  const cookies = headers['set-cookie']
  return cookies === undefined ? [] : typeof cookies === 'string' ? [cookies] : cookies
}
