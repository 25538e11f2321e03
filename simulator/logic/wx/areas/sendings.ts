import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { bufferOf, bytesIn } from '../../files/bytes.ts'
import { keepLeaving, stopLeaving } from '../../leave-alert.ts'
import { asyncApi, refuse, syncApi, type Area } from '../api.ts'
import type { Answer } from '../args.ts'
import type { WxHost } from '../host.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const asTrace = { partly: 'the phone keeps a trace of what would have gone to the chat or the favourites' }

/** A file goes to a chat or to the favourites, if the person wants it. */
async function send(filePath: string, title: string, options: readonly string[], name: string | undefined, host: WxHost): Promise<Answer> {
  const found = host.files.read(filePath)
  if (!found.ok) return found
  const asked = await host.device('choose.show', { title, options }, null)
  if (!asked.ok) return asked
  const to = options[asked.value.index]
  if (to === undefined) return failure({ why: 'cancel' })
  const { bytes, type } = found.value
  const known = name ?? filePath.split('/').at(-1) ?? filePath
  const left = await host.device('trace.leave', { kind: 'share', text: to, detail: null, file: { name: known, type, bytes: bufferOf(bytes) } })
  return left.ok ? success({}) : left
}

const file = v.object({ filePath: text, fileName: v.optional(v.string()) })
const video = v.object({ videoPath: text, thumbPath: v.optional(v.string()) })

/** https://developers.weixin.qq.com/miniprogram/dev/api/share/wx.showShareImageMenu.html and its neighbours; leaving a page, and addresses of buffers */
export const sendings: Area = {
  showShareImageMenu: asyncApi(v.object({ path: text }), ({ path }, host) => send(path, '分享图片', ['发送给朋友', '收藏', '保存图片'], undefined, host), asTrace),
  shareFileMessage: asyncApi(file, ({ filePath, fileName }, host) => send(filePath, '转发文件', ['发送给朋友'], fileName, host), asTrace),
  shareVideoMessage: asyncApi(video, ({ videoPath }, host) => send(videoPath, '转发视频', ['发送给朋友'], undefined, host), asTrace),
  addFileToFavorites: asyncApi(file, ({ filePath, fileName }, host) => send(filePath, '收藏文件', ['收藏'], fileName, host), asTrace),
  addVideoToFavorites: asyncApi(video, ({ videoPath }, host) => send(videoPath, '收藏视频', ['收藏'], undefined, host), asTrace),
  enableAlertBeforeUnload: asyncApi(v.object({ message: v.string() }), ({ message }, host) => {
    const page = host.top()
    if (!page) return failure({ why: 'no page is open' })
    keepLeaving(page, message)
    return success({})
  }),
  disableAlertBeforeUnload: asyncApi(v.object({}), (_, host) => {
    const page = host.top()
    if (!page) return failure({ why: 'no page is open' })
    stopLeaving(page)
    return success({})
  }),
  createBufferURL: syncApi(([buffer], host, name) => {
    const bytes = bytesIn(buffer)
    const kept = bytes === null ? null : host.files.keep(bufferOf(bytes), '')
    return kept?.ok ? kept.value : refuse(name, 'parameter error: parameter should be ArrayBuffer')
  }, { partly: 'the address is that of a temporary file' }),
  revokeBufferURL: syncApi(([url], host) => {
    if (typeof url === 'string') host.files.store.remove(url)
  }),
}
