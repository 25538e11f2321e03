import { bytesOf } from '../files/base64.ts'
import type { FileSystem } from '../files/file-system.ts'
import { resolvePath } from '../paths.ts'
import type { Network } from '../network/contract.ts'
import type { Graphics } from './surface.ts'

/** Supplied by the canvas. */
export interface PictureNeeds {
  readonly files: FileSystem
  readonly graphics: Graphics
  readonly network: Network
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

/** What is drawn where this object is given to be drawn. */
export const drawAs = (image: object, bitmap: object): void => void bitmaps.set(image, bitmap)

/** The browser's bitmap in place of our picture; what is none stays as it is. */
export const drawable = (image: unknown): unknown => (typeof image === 'object' && image !== null ? bitmaps.get(image) ?? image : image)

export function createPicture(needs: PictureNeeds): Picture {
  const { guard } = needs
  let src = ''
  let complete = true
  const tell = (name: 'onload' | 'onerror', detail: unknown): void => {
    const listener: unknown = Reflect.get(picture, name)
    if (typeof listener === 'function') guard(`Image.${name}`, () => void Reflect.apply(listener, picture, [detail]))
  }
  const load = async (wanted: string): Promise<void> => {
    try {
      const bitmap = await loadPicture(wanted, needs)
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

/** The picture at a path or an address, to be drawn; rejects when there is none. */
export async function loadPicture(src: string, { files, graphics, network, route }: Omit<PictureNeeds, 'guard'>): Promise<object> {
  const [, type, base64] = /^data:([\w/+.-]*);base64,(.*)$/s.exec(src) ?? []
  if (type !== undefined && base64 !== undefined) return graphics.decode(new Uint8Array(bytesOf(base64)), type)
  if (/^https?:\/\/(?!(tmp|usr|store)\/)/.test(src)) return fetched(src, { graphics, network })
  const found = files.read(/^\w+:/.test(src) ? src : resolvePath(route(), src))
  if (!found.ok) throw new Error(found.failure.why)
  return graphics.decode(found.value.bytes, found.value.type)
}

const DEADLINE_MS = 60_000

async function fetched(url: string, { graphics, network }: Pick<PictureNeeds, 'graphics' | 'network'>): Promise<object> {
  const done = await network.request({ url, method: 'GET', headers: {}, body: null, deadlineMs: DEADLINE_MS }, {}).done
  if (!done.ok || done.value.status !== 200) throw new Error(`GET ${url} failed: ${done.ok ? done.value.status : done.failure}`)
  return graphics.decode(new Uint8Array(done.value.body), String(done.value.headers['content-type'] ?? ''))
}
