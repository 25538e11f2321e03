import type { FileSystem } from '../files/file-system.ts'
import { resolvePath } from '../paths.ts'
import { worldFunction } from './surface.ts'

/** Supplied by the canvas. */
export interface PictureNeeds {
  readonly files: FileSystem
  /** The page whose paths are meant. */
  route(): string
  guard(at: string, act: () => void): void
}

/** What `Canvas.createImage` makes; https://developers.weixin.qq.com/miniprogram/dev/api/canvas/Image.html */
export interface Picture {
  width: number
  height: number
  src: string
  onload: unknown
  onerror: unknown
  readonly complete: boolean
}

/** What was loaded into each picture, for `drawImage`. */
const bitmaps = new WeakMap<object, object>()

/** The browser's bitmap in place of our picture; what is none stays as it is. */
export const drawable = (image: unknown): unknown => (typeof image === 'object' && image !== null ? bitmaps.get(image) ?? image : image)

export function createPicture({ files, route, guard }: PictureNeeds): Picture {
  let src = ''
  let complete = true
  const tell = (name: 'onload' | 'onerror', detail: unknown): void => {
    const listener: unknown = Reflect.get(picture, name)
    if (typeof listener === 'function') guard(`Image.${name}`, () => void Reflect.apply(listener, picture, [detail]))
  }
  const load = async (wanted: string): Promise<void> => {
    try {
      const bitmap = await bitmapOf(wanted, files, route())
      if (src !== wanted) return
      complete = true
      bitmaps.set(picture, bitmap)
      Object.assign(picture, { width: Number(Reflect.get(bitmap, 'width')), height: Number(Reflect.get(bitmap, 'height')) })
      tell('onload', { type: 'load' })
    } catch (error) {
      if (src === wanted) tell('onerror', { errMsg: error instanceof Error ? error.message : String(error) })
    }
  }
  const picture: Picture = {
    width: 0,
    height: 0,
    onload: null,
    onerror: null,
    get src() {
      return src
    },
    set src(wanted) {
      src = String(wanted)
      complete = false
      void load(src)
    },
    get complete() {
      return complete
    },
  }
  return picture
}

async function bitmapOf(src: string, files: FileSystem, route: string): Promise<object> {
  const decode = worldFunction('createImageBitmap')
  if (decode === null) throw new Error('pictures are not decoded here')
  const bitmap = await decode(await blobOf(src, files, route))
  if (typeof bitmap !== 'object' || bitmap === null) throw new Error(`${src} is no picture`)
  return bitmap
}

async function blobOf(src: string, files: FileSystem, route: string): Promise<unknown> {
  if (!/^(https?:\/\/(?!(tmp|usr|store)\/)|data:)/.test(src)) {
    const found = files.read(/^\w+:/.test(src) ? src : resolvePath(route, src))
    if (!found.ok) throw new Error(found.failure.why)
    return new Blob([found.value.bytes.slice()], { type: found.value.type })
  }
  const response: unknown = await worldFunction('fetch')?.(src)
  const blob: unknown = Reflect.get(Object(response), 'blob')
  if (Reflect.get(Object(response), 'ok') !== true || typeof blob !== 'function') throw new Error(`GET ${src} failed`)
  const read: unknown = await Reflect.apply(blob, response, [])
  return read
}
