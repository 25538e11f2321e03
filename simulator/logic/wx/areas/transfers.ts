import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { bytesIn } from '../../files/bytes.ts'
import { networkFailure } from '../../network/failures.ts'
import { settle, syncApi, type Area } from '../api.ts'
import { parseArgs } from '../args.ts'
import type { WxHost } from '../host.ts'
import { multipart, textIn } from '../request-body.ts'
import { createTask, type Task } from '../task.ts'
import { headersFor, headersOf } from './request.ts'

const DEADLINE_MS = 60_000
/** Documented: a downloaded file has at most 200 MB. */
const MOST_DOWNLOAD_BYTES = 200 * 1024 * 1024

const HTTP = /^https?:\/\//

const uploadSchema = v.object({
  url: v.string(),
  filePath: v.pipe(v.string(), v.nonEmpty()),
  name: v.pipe(v.string(), v.nonEmpty()),
  header: v.optional(v.record(v.string(), v.unknown()), {}),
  formData: v.optional(v.record(v.string(), v.unknown()), {}),
  timeout: v.optional(v.number(), DEADLINE_MS),
})
const downloadSchema = v.object({
  url: v.string(),
  header: v.optional(v.record(v.string(), v.unknown()), {}),
  filePath: v.optional(v.string()),
  timeout: v.optional(v.number(), DEADLINE_MS),
})

/** https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html and its neighbour */
export const transfers: Area = {
  uploadFile: syncApi(([options], host) => upload(options, host), { partly: 'on a slow network, its progress in a browser is ahead by what the carrier holds' }),
  downloadFile: syncApi(([options], host) => download(options, host)),
}

function upload(options: unknown, host: WxHost): Task {
  const task = createTask(['ProgressUpdate', 'HeadersReceived'], host)
  void settle('uploadFile', host, quiet(options), async () => {
    const parsed = parseArgs(uploadSchema, options)
    if (!parsed.ok) return parsed
    if (task.aborted) return failure({ why: 'abort' })
    if (!HTTP.test(parsed.value.url)) return failure(networkFailure('invalid url'))
    const { url, filePath, name, header, formData, timeout } = parsed.value
    const file = host.files.read(filePath)
    if (!file.ok) return failure({ why: `file not found: ${filePath}` })
    const boundary = `----boundary${host.now().toString(36)}`
    const body = multipart({ name, fileName: filePath.split('/').at(-1) ?? 'file', type: file.value.type, bytes: file.value.bytes }, formData, boundary)
    const open = host.network.request({ url, method: 'POST', headers: { ...headersFor(header, host), 'content-type': `multipart/form-data; boundary=${boundary}` }, body, deadlineMs: timeout }, {
      headed: (head) => task.tell('HeadersReceived', { header: headersOf(head) }),
      sent: (sent, total) => task.tell('ProgressUpdate', progress('Sent', sent, total)),
    })
    task.onAbort(open.abort)
    const done = await open.done
    if (!done.ok) return failure(networkFailure(done.failure))
    return success({ data: textIn(bytesIn(done.value.body) ?? new Uint8Array()), statusCode: done.value.status, header: headersOf(done.value) })
  })
  return task
}

function download(options: unknown, host: WxHost): Task {
  const task = createTask(['ProgressUpdate', 'HeadersReceived'], host)
  void settle('downloadFile', host, quiet(options), async () => {
    const parsed = parseArgs(downloadSchema, options)
    if (!parsed.ok) return parsed
    if (task.aborted) return failure({ why: 'abort' })
    if (!HTTP.test(parsed.value.url)) return failure(networkFailure('invalid url'))
    const { url, header, filePath, timeout } = parsed.value
    const open = host.network.request({ url, method: 'GET', headers: headersFor(header, host), body: null, deadlineMs: timeout }, {
      headed: (head) => task.tell('HeadersReceived', { header: headersOf(head) }),
      received: (received, total) => task.tell('ProgressUpdate', progress('Written', received, total)),
    })
    task.onAbort(open.abort)
    const done = await open.done
    if (!done.ok) return failure(networkFailure(done.failure))
    const { body, status } = done.value
    if (body.byteLength > MOST_DOWNLOAD_BYTES) return failure({ why: 'exceed max file size' })
    const kept = filePath === undefined ? host.files.keep(body, extensionOf(url)) : put(filePath, body, host)
    if (!kept.ok) return kept
    return success({ ...(filePath === undefined ? { tempFilePath: kept.value } : { filePath }), statusCode: status, header: headersOf(done.value), dataLength: body.byteLength })
  })
  return task
}

function put(path: string, body: ArrayBuffer, { files }: WxHost) {
  const kept = files.store.put(path, new Uint8Array(body))
  return kept.ok ? success(path) : kept
}

const extensionOf = (url: string): string => /\.(\w{1,8})(?:[?#]|$)/.exec(url)?.[1] ?? 'bin'
const progress = (word: 'Sent' | 'Written', done: number, total: number) => ({
  progress: total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0,
  [`totalBytes${word}`]: done,
  [`totalBytesExpectedTo${word === 'Sent' ? 'Send' : 'Write'}`]: total,
})
/** Tasks never reject to nobody. */
const quiet = (options: unknown): object => ({ complete: () => undefined, ...(typeof options === 'object' ? options : {}) })
