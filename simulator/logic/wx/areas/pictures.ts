import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { copied, keptAs } from '../../canvas/export.ts'
import { createCanvas, pictureNeeds } from '../../canvas/canvas-node.ts'
import { loadPicture } from '../../canvas/picture.ts'
import { asyncApi, refuse, syncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'

const pixels = v.optional(v.pipe(v.number(), v.minValue(1)))
const compression = v.object({
  src: v.pipe(v.string(), v.nonEmpty()),
  quality: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 80),
  compressedWidth: pixels,
  compressedHeight: pixels,
})

/** What is left out follows the other side, and both the picture. */
function sizeFor({ width, height }: Size, wantedWidth: number | undefined, wantedHeight: number | undefined): Size {
  return {
    width: wantedWidth ?? (wantedHeight === undefined ? width : (width * wantedHeight) / height),
    height: wantedHeight ?? (wantedWidth === undefined ? height : (height * wantedWidth) / width),
  }
}
interface Size { readonly width: number; readonly height: number }

async function compress({ src, quality, compressedWidth, compressedHeight }: v.InferOutput<typeof compression>, host: WxHost) {
  const found = host.files.read(src)
  if (!found.ok) return found
  const picture = await loadPicture(src, pictureNeeds(host))
  const size = { width: Number(Reflect.get(picture, 'width')), height: Number(Reflect.get(picture, 'height')) }
  const copy = copied(picture, { x: 0, y: 0, ...size }, sizeFor(size, compressedWidth, compressedHeight), host)
  if (!copy.ok) return copy
  // Transparency has no place in a JPEG.
  const kept = await keptAs(copy.value, found.value.type === 'image/png' ? 'image/png' : 'image/jpeg', quality / 100, host)
  return kept.ok ? success({ tempFilePath: kept.value }) : kept
}

/** The older signature had width and height alone. */
const offscreen = v.object({ type: v.optional(v.picklist(['webgl', '2d']), 'webgl'), width: v.optional(v.pipe(v.number(), v.minValue(0)), 300), height: v.optional(v.pipe(v.number(), v.minValue(0)), 150) })

function createOffscreen(args: readonly unknown[], host: WxHost, name: string): object {
  const [first, second] = args
  const parsed = v.safeParse(offscreen, typeof first === 'object' && first !== null ? first : { width: first, height: second })
  if (!parsed.success) return refuse(name, `parameter error: ${parsed.issues[0].message}`)
  const { type, width, height } = parsed.output
  const surface = host.graphics.surface(width, height)
  if (!surface) return refuse(name, 'there are no canvases here')
  const canvas = createCanvas(surface, host)
  const { getContext } = canvas
  return Object.assign(canvas, {
    getContext(kind: string) {
      if (kind === type) return getContext(kind)
      host.complain('api', `OffscreenCanvas.getContext("${kind}") of a canvas that was made with the type "${type}"`)
      return null
    },
  })
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.compressImage.html and https://developers.weixin.qq.com/miniprogram/dev/api/canvas/wx.createOffscreenCanvas.html */
export const pictures: Area = {
  compressImage: asyncApi(compression, (options, host) => compress(options, host).catch((error: unknown) => failure({ why: `${options.src} is no picture: ${error instanceof Error ? error.message : String(error)}` }))),
  createOffscreenCanvas: syncApi(createOffscreen, { partly: 'without a browser, only the type "2d" draws' }),
}
