import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../../border/calls.ts'
import type { ChosenFile } from '../../../border/chosen-file.ts'
import { readFilm } from '../../files/film.ts'
import { extensionOf } from '../../files/store.ts'
import { extensionFor } from '../../files/types.ts'
import { asyncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'
import { permitted } from '../permitted.ts'
import { agreedTo } from '../privacy.ts'

interface Kept { readonly path: string; readonly file: ChosenFile; readonly size: number }
const fromComputer = { partly: 'files of the computer take the place of the album and the camera; nothing is compressed or cut' }
const count = (fallback: number, most: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.transform((wanted) => Math.min(wanted, most))), fallback)
const sources = v.optional(v.array(v.picklist(['album', 'camera', 'user', 'environment'])))
const MOST_MEDIA = 20

/** The person chooses files, which become temporary ones. */
async function choose(api: string, title: string, accept: string, most: number, host: WxHost): Promise<Result<readonly Kept[], CallFailure>> {
  const agreed = await agreedTo(api, host)
  if (!agreed.ok) return agreed
  const asked = await host.device('files.show', { title, accept, most }, null)
  if (!asked.ok) return asked
  const chosen = asked.value.files ?? []
  if (chosen.length === 0) return failure({ why: 'cancel' })
  const kept: Kept[] = []
  for (const file of chosen.slice(0, most)) {
    const path = host.files.keep(file.bytes, extensionOf(file.name) || extensionFor(file.type))
    if (!path.ok) return path
    kept.push({ path: path.value, file, size: file.bytes.byteLength })
  }
  return success(kept)
}

const filmOf = ({ file }: Kept) => readFilm(new Uint8Array(file.bytes)) ?? { seconds: 0, width: 0, height: 0 }
const isVideo = ({ file }: Kept): boolean => file.type.startsWith('video/')
const fileType = (kept: Kept): 'video' | 'image' | 'file' => (isVideo(kept) ? 'video' : kept.file.type.startsWith('image/') ? 'image' : 'file')

function mediaFile(kept: Kept) {
  const { path: tempFilePath, size } = kept
  if (!isVideo(kept)) return { tempFilePath, size, fileType: 'image' }
  const { seconds, width, height } = filmOf(kept)
  return { tempFilePath, size, fileType: 'video', duration: seconds, width, height, thumbTempFilePath: '' }
}

/** Files of a package or of the phone, to the album: the person must allow it. */
async function toAlbum(api: string, filePath: string, kind: 'image/' | 'video/', host: WxHost) {
  const found = host.files.read(filePath)
  if (!found.ok) return found
  const { bytes, type } = found.value
  if (!type.startsWith(kind)) return failure({ why: 'invalid file type' })
  const allowed = await permitted('scope.writePhotosAlbum', api, host)
  if (!allowed.ok) return allowed
  const name = filePath.split('/').at(-1) ?? filePath
  const left = await host.device('trace.leave', { kind: 'album', text: name, detail: null, file: { name, type, bytes: bytes.slice().buffer } })
  return left.ok ? success({}) : left
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/video/wx.chooseMedia.html and its neighbours */
export const media: Area = {
  chooseMedia: asyncApi(v.object({ count: count(9, MOST_MEDIA), mediaType: v.optional(v.array(v.picklist(['image', 'video', 'mix'])), ['image', 'video']), sourceType: sources, maxDuration: v.optional(v.number()), sizeType: v.optional(v.array(v.string())), camera: v.optional(v.string()) }), async ({ count: most, mediaType }, host) => {
    const accept = mediaType.includes('mix') ? 'image/*,video/*' : mediaType.map((one) => `${one}/*`).join(',')
    const chosen = await choose('chooseMedia', '选择图片或视频', accept, most, host)
    if (!chosen.ok) return chosen
    const kinds = new Set(chosen.value.map((one) => (isVideo(one) ? 'video' : 'image')))
    return success({ tempFiles: chosen.value.map(mediaFile), type: kinds.size > 1 ? 'mix' : [...kinds][0] })
  }, { partly: `${fromComputer.partly}; videos have no thumbnail` }),
  chooseImage: asyncApi(v.object({ count: count(9, MOST_MEDIA), sizeType: v.optional(v.array(v.string())), sourceType: sources }), async ({ count: most }, host) => {
    const chosen = await choose('chooseImage', '选择图片', 'image/*', most, host)
    return chosen.ok ? success({ tempFilePaths: chosen.value.map(({ path }) => path), tempFiles: chosen.value.map(({ path, size }) => ({ path, size })) }) : chosen
  }, fromComputer),
  chooseVideo: asyncApi(v.object({ sourceType: sources, compressed: v.optional(v.boolean()), maxDuration: v.optional(v.number()), camera: v.optional(v.string()) }), async (_, host) => {
    const chosen = await choose('chooseVideo', '选择视频', 'video/*', 1, host)
    const [one] = chosen.ok ? chosen.value : []
    if (!one) return chosen.ok ? failure({ why: 'cancel' }) : chosen
    const { seconds, width, height } = filmOf(one)
    return success({ tempFilePath: one.path, size: one.size, duration: seconds, width, height })
  }, fromComputer),
  chooseMessageFile: asyncApi(v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), type: v.optional(v.picklist(['all', 'video', 'image', 'file']), 'all'), extension: v.optional(v.array(v.string())) }), async ({ count: most, type, extension }, host) => {
    const accept = type === 'video' || type === 'image' ? `${type}/*` : (extension ?? []).map((one) => `.${one.replace(/^\./, '')}`).join(',')
    const chosen = await choose('chooseMessageFile', '选择聊天中的文件', accept, most, host)
    return chosen.ok ? success({ tempFiles: chosen.value.map((one) => ({ path: one.path, size: one.size, name: one.file.name, type: fileType(one), time: Math.floor(host.now() / 1_000) })) }) : chosen
  }, { partly: 'files of the computer take the place of those of a chat' }),
  saveImageToPhotosAlbum: asyncApi(v.object({ filePath: v.string() }), ({ filePath }, host) => toAlbum('saveImageToPhotosAlbum', filePath, 'image/', host), { partly: 'the phone keeps the latest hundred traces, pictures among them' }),
  saveVideoToPhotosAlbum: asyncApi(v.object({ filePath: v.string() }), ({ filePath }, host) => toAlbum('saveVideoToPhotosAlbum', filePath, 'video/', host), { partly: 'the phone keeps the latest hundred traces, videos among them' }),
}
