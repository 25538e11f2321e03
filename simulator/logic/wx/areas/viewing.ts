import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../../border/calls.ts'
import { base64Of } from '../../files/base64.ts'
import { readFilm } from '../../files/film.ts'
import { readPicture } from '../../files/picture.ts'
import { plainPath } from '../../files/store.ts'
import { resolvePath } from '../../paths.ts'
import { asyncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const DOCUMENTS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'] as const
const isFar = (path: string): boolean => /^https?:\/\/(?!(tmp|usr|store)\/)/.test(path)

/** An address that the shell can show: the phone's own files as data. */
function shownAt(path: string, { files }: WxHost): string {
  if (isFar(path) || /^(data|blob):/.test(path)) return path
  const found = files.read(path)
  return found.ok ? `data:${found.value.type};base64,${base64Of(found.value.bytes)}` : path
}

/** Relative paths are seen from the page on top. */
const fileOf = (src: string, host: WxHost) => host.files.read(/^\w+:\/\//.test(src) ? plainPath(src) : resolvePath(host.top()?.route ?? '', src))

const LOAD_MS = 60_000

/** A picture of the network, as a temporary file. */
async function loaded(url: string, { network, files }: WxHost): Promise<Result<string, CallFailure>> {
  const answer = await network.request({ url, method: 'GET', headers: {}, body: null, deadlineMs: LOAD_MS }, {}).done
  if (!answer.ok) return failure({ why: answer.failure })
  const { status, body } = answer.value
  if (status !== OK) return failure({ why: `download image fail, reason: ${status}` })
  const picture = readPicture(new Uint8Array(body))
  return files.keep(body, picture?.type ?? '')
}

const OK = 200

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.previewImage.html and its neighbours */
export const viewing: Area = {
  previewImage: asyncApi(v.object({ urls: v.pipe(v.array(text), v.minLength(1)), current: v.optional(v.union([v.string(), v.number()])), showmenu: v.optional(v.boolean()), referrerPolicy: v.optional(v.string()) }), ({ urls, current = 0 }, host) => {
    const first = typeof current === 'number' ? current : Math.max(0, urls.indexOf(current))
    const images = [...urls.slice(first), ...urls.slice(0, first)].map((url) => shownAt(url, host))
    void host.device('look.show', { title: '', text: '', images }, null)
    return success({})
  }, { partly: 'the current picture comes first; there is no zooming' }),
  previewMedia: asyncApi(v.object({ sources: v.pipe(v.array(v.object({ url: text, type: v.optional(v.picklist(['image', 'video']), 'image'), poster: v.optional(v.string()) })), v.minLength(1)), current: v.optional(v.number(), 0), showmenu: v.optional(v.boolean()) }), ({ sources, current }, host) => {
    const turned = [...sources.slice(current), ...sources.slice(0, current)]
    const pictures = turned.flatMap(({ url, type, poster }) => (type === 'image' ? [url] : poster ? [poster] : []))
    void host.device('look.show', { title: '', text: turned.filter(({ type }) => type === 'video').map(({ url }) => url).join('\n'), images: pictures.map((url) => shownAt(url, host)) }, null)
    return success({})
  }, { partly: 'videos are shown by their poster and address' }),
  openDocument: asyncApi(v.object({ filePath: text, fileType: v.optional(v.picklist(DOCUMENTS)), showMenu: v.optional(v.boolean()) }), ({ filePath, fileType }, host) => {
    const found = host.files.read(filePath)
    if (!found.ok) return found
    const kind = fileType ?? DOCUMENTS.find((one) => filePath.toLowerCase().endsWith(`.${one}`))
    if (kind === undefined) return failure({ why: 'filetype not supported' })
    void host.device('look.show', { title: `${kind} 文档`, text: `${filePath}\n${found.value.bytes.length} B`, images: [] }, null)
    return success({})
  }, { partly: 'shows the file\'s name and size, and not what is in it' }),
  getImageInfo: asyncApi(v.object({ src: text }), async ({ src }, host) => {
    const path = isFar(src) ? await loaded(src, host) : success(src)
    if (!path.ok) return path
    const found = fileOf(path.value, host)
    if (!found.ok) return found
    const picture = readPicture(found.value.bytes)
    if (!picture) return failure({ why: 'image not found' })
    const { width, height, type, orientation } = picture
    return success({ width, height, orientation, type: type === 'bmp' || type === 'webp' ? 'unknown' : type, path: found.value.packaged ? plainPath(src) : path.value })
  }, { partly: 'a picture of the package is known where whoever started the phone gives its files to the logic layer' }),
  getVideoInfo: asyncApi(v.object({ src: text }), ({ src }, host) => {
    const found = fileOf(src, host)
    if (!found.ok) return found
    const { bytes } = found.value
    const film = readFilm(bytes)
    if (!film) return failure({ why: 'video format not supported' })
    const { seconds, width, height, fps } = film
    return success({ duration: seconds, width, height, fps, size: Math.ceil(bytes.length / 1024), bitrate: seconds > 0 ? Math.round(bytes.length * 8 / seconds / 1_000) : 0, orientation: 'up', type: 'video/mp4' })
  }, { partly: 'MP4 and QuickTime; its orientation is always up' }),
}
