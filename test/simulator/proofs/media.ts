import type { ChosenFile } from '../../../simulator/border/chosen-file'
import { type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { allow, answered, asked, refuse, traces } from './proving'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAEklEQVR4nGNgYGD4D8UQCs4AAC+OA/1mIc7JAAAAAElFTkSuQmCC', 'base64')
const bytesOf = (buffer: Uint8Array): ArrayBuffer => Uint8Array.from(buffer).buffer
const picture = (name = 'a.png'): ChosenFile => ({ name, type: 'image/png', bytes: bytesOf(PNG) })

/** A box of an MP4 file. */
const box = (kind: string, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([head, body])
}
const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => bytes.writeUInt32BE(value, at * 4))
  return bytes
}
/** Two seconds of 50 pictures, 320 by 240. */
const MP4 = box('moov',
  box('mvhd', words(0, 0, 0, 1_000, 2_000), Buffer.alloc(80)),
  box('trak', box('tkhd', Buffer.alloc(76), words(320 << 16, 240 << 16)), box('mdia', box('minf', box('stbl', box('stsz', words(0, 0, 50)))))))
const film: ChosenFile = { name: 'a.mp4', type: 'video/mp4', bytes: bytesOf(MP4) }

const cancelled = (name: string, options: object = {}): Proof['failure'] => async (phone) => expect(await answered(phone, name, options, 'files', { files: null })).toEqual({ errMsg: `${name}:fail cancel` })
const kept = (file: ChosenFile, phone: TestPhone): string => {
  const path = phone.logic.host.files.keep(file.bytes, file.name.split('.').at(-1)!)
  if (!path.ok) throw new Error(path.failure.why)
  return path.value
}
const toAlbum = (name: string, file: ChosenFile): Proof => ({
  async effect(phone) {
    allow(phone)
    expect(await phone.call(name, { filePath: kept(file, phone) })).toEqual({ errMsg: `${name}:ok` })
    expect(traces(phone)).toEqual([expect.objectContaining({ kind: 'album', file: expect.objectContaining({ type: file.type }) })])
  },
  async failure(phone) {
    refuse(phone)
    expect((await phone.call(name, { filePath: kept(file, phone) })).errMsg).toBe(`${name}:fail auth deny`)
    expect((await phone.call(name, { filePath: 'wxfile://tmp_gone' })).errMsg).toBe(`${name}:fail file doesn't exist: wxfile://tmp_gone`)
  },
})
const answerNetwork = ({ logic }: TestPhone, status: number): void => void Object.assign(logic.host, { network: { request: () => ({ done: Promise.resolve({ ok: true, value: { status, headers: {}, body: bytesOf(PNG) } }), abort: () => undefined }) } })
const TEMPORARY = (end: string): unknown => expect.stringMatching(`^wxfile://tmp_\\w+\\.${end}$`)

export const mediaProofs: Proofs = {
  chooseMedia: {
    async effect(phone) {
      const told = phone.call('chooseMedia', { count: 2 })
      expect(await asked(phone, 'files')).toMatchObject({ accept: 'image/*,video/*', most: 2 })
      phone.device.questions.answer({ files: [picture(), film, picture('b.png')] })
      expect(await told).toEqual({
        errMsg: 'chooseMedia:ok', type: 'mix', tempFiles: [
          { tempFilePath: TEMPORARY('png'), size: PNG.length, fileType: 'image' },
          { tempFilePath: TEMPORARY('mp4'), size: MP4.length, fileType: 'video', duration: 2, width: 320, height: 240, thumbTempFilePath: '' },
        ],
      })
    },
    failure: cancelled('chooseMedia'),
  },
  chooseImage: {
    effect: async (phone) => expect(await answered(phone, 'chooseImage', { count: 1 }, 'files', { files: [picture()] })).toEqual({ errMsg: 'chooseImage:ok', tempFilePaths: [TEMPORARY('png')], tempFiles: [{ path: TEMPORARY('png'), size: PNG.length }] }),
    failure: cancelled('chooseImage'),
  },
  chooseVideo: {
    effect: async (phone) => expect(await answered(phone, 'chooseVideo', {}, 'files', { files: [film] })).toEqual({ errMsg: 'chooseVideo:ok', tempFilePath: TEMPORARY('mp4'), size: MP4.length, duration: 2, width: 320, height: 240 }),
    failure: cancelled('chooseVideo'),
  },
  chooseMessageFile: {
    effect: async (phone) => expect(await answered(phone, 'chooseMessageFile', { count: 1 }, 'files', { files: [{ name: 'a.pdf', type: 'application/pdf', bytes: new ArrayBuffer(4) }] })).toMatchObject({ tempFiles: [{ path: TEMPORARY('pdf'), name: 'a.pdf', size: 4, type: 'file' }] }),
    failure: async (phone) => expect((await phone.call('chooseMessageFile', { count: 101 })).errMsg).toMatch(/^chooseMessageFile:fail parameter error: parameter\.count/),
  },
  saveImageToPhotosAlbum: toAlbum('saveImageToPhotosAlbum', picture()),
  saveVideoToPhotosAlbum: toAlbum('saveVideoToPhotosAlbum', film),
  saveFileToDisk: {
    async effect(phone) {
      expect(await phone.call('saveFileToDisk', { filePath: kept(picture(), phone) })).toEqual({ errMsg: 'saveFileToDisk:ok' })
      expect(traces(phone)).toEqual([expect.objectContaining({ kind: 'file', file: expect.objectContaining({ type: 'image/png' }) })])
    },
    failure: async (phone) => expect((await phone.call('saveFileToDisk', { filePath: 'wxfile://usr/gone' })).errMsg).toBe('saveFileToDisk:fail file doesn\'t exist: wxfile://usr/gone'),
  },
  previewImage: {
    async effect(phone) {
      await phone.call('previewImage', { urls: ['https://a.invalid/1.png', kept(picture(), phone)], current: 1 })
      expect(await asked(phone, 'look')).toMatchObject({ images: [`data:image/png;base64,${PNG.toString('base64')}`, 'https://a.invalid/1.png'] })
    },
    failure: async (phone) => expect((await phone.call('previewImage', { urls: [] })).errMsg).toMatch(/^previewImage:fail parameter error/),
  },
  previewMedia: {
    async effect(phone) {
      await phone.call('previewMedia', { sources: [{ url: 'https://a.invalid/1.png' }, { url: 'https://a.invalid/2.mp4', type: 'video' }] })
      expect(await asked(phone, 'look')).toMatchObject({ images: ['https://a.invalid/1.png'], text: 'https://a.invalid/2.mp4' })
    },
    failure: async (phone) => expect((await phone.call('previewMedia', { sources: [{}] })).errMsg).toMatch(/^previewMedia:fail parameter error/),
  },
  openDocument: {
    async effect(phone) {
      await phone.call('openDocument', { filePath: kept({ ...picture(), name: 'a.pdf' }, phone) })
      expect(await asked(phone, 'look')).toMatchObject({ title: 'pdf 文档' })
    },
    failure: async (phone) => expect((await phone.call('openDocument', { filePath: kept(picture(), phone) })).errMsg).toBe('openDocument:fail filetype not supported'),
  },
  getImageInfo: {
    async effect(phone) {
      const src = kept(picture(), phone)
      expect(await phone.call('getImageInfo', { src })).toEqual({ errMsg: 'getImageInfo:ok', width: 3, height: 2, type: 'png', orientation: 'up', path: src })
      answerNetwork(phone, 200)
      expect(await phone.call('getImageInfo', { src: 'https://a.invalid/a.png' })).toMatchObject({ width: 3, height: 2, path: TEMPORARY('png') })
    },
    async failure(phone) {
      expect((await phone.call('getImageInfo', { src: kept(film, phone) })).errMsg).toBe('getImageInfo:fail image not found')
      answerNetwork(phone, 404)
      expect((await phone.call('getImageInfo', { src: 'https://a.invalid/a.png' })).errMsg).toBe('getImageInfo:fail download image fail, reason: 404')
    },
  },
  getVideoInfo: {
    effect: async (phone) => expect(await phone.call('getVideoInfo', { src: kept(film, phone) })).toMatchObject({ duration: 2, width: 320, height: 240, fps: 25, size: 1 }),
    failure: async (phone) => expect((await phone.call('getVideoInfo', { src: kept(picture(), phone) })).errMsg).toBe('getVideoInfo:fail video format not supported'),
  },
}
