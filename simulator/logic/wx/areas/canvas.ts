import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { copied, keptAs } from '../../canvas/export.ts'
import { surfaceOf } from '../../canvas/canvas-node.ts'
import { drawOn, drawnCanvas, findCanvas } from '../../canvas/old-canvas.ts'
import { createRecording } from '../../canvas/recording.ts'
import { bytesIn } from '../../files/bytes.ts'
import { callbackIn, refuse, settle, syncApi, type Api, type Area } from '../api.ts'
import { parseArgs, type Answer } from '../args.ts'
import type { WxHost } from '../host.ts'

const id = v.pipe(v.string(), v.nonEmpty())
const side = v.pipe(v.number(), v.minValue(1))
const part = { x: v.optional(v.number(), 0), y: v.optional(v.number(), 0), width: v.optional(side), height: v.optional(side) }
const exporting = v.object({ ...part, canvasId: v.optional(id), canvas: v.optional(v.unknown()), destWidth: v.optional(side), destHeight: v.optional(side), fileType: v.optional(v.picklist(['jpg', 'png']), 'png'), quality: v.optional(v.number(), 1) })
const reading = v.object({ canvasId: id, x: v.number(), y: v.number(), width: side, height: side })
const writing = v.object({ ...reading.entries, data: v.unknown() })

/** An API whose second argument is the component that the canvas stands in. */
function inOwner<S extends v.GenericSchema>(schema: S, run: (args: v.InferOutput<S>, owner: unknown, host: WxHost) => Promise<Answer>): Api {
  return {
    support: 'works',
    build: (name, host) => (options?: unknown, owner?: unknown) => settle(name, host, options, () => {
      const parsed = parseArgs(schema, options)
      return parsed.ok ? run(parsed.value, owner, host) : parsed
    }),
  }
}

async function toFile({ canvas, canvasId, x, y, width: wantedWidth, height: wantedHeight, destWidth, destHeight, fileType, quality }: v.InferOutput<typeof exporting>, owner: unknown, host: WxHost): Promise<Answer> {
  const own = surfaceOf(canvas)
  const drawn = own ? success({ surface: own, scale: 1 }) : await drawnCanvas(canvasId, owner, host)
  if (!drawn.ok) return drawn
  const { surface, scale } = drawn.value
  const width = wantedWidth ?? surface.width / scale - x
  const height = wantedHeight ?? surface.height / scale - y
  const { pixelRatio } = host.system()
  const copy = copied(surface, { x: x * scale, y: y * scale, width: width * scale, height: height * scale }, { width: destWidth ?? width * pixelRatio, height: destHeight ?? height * pixelRatio }, host)
  if (!copy.ok) return copy
  // Documented: what lies outside of (0, 1] counts as 1.
  const kept = await keptAs(copy.value, fileType === 'png' ? 'image/png' : 'image/jpeg', quality > 0 && quality <= 1 ? quality : 1, host)
  return kept.ok ? success({ tempFilePath: kept.value }) : kept
}

async function read({ canvasId, x, y, width, height }: v.InferOutput<typeof reading>, owner: unknown, host: WxHost): Promise<Answer> {
  const drawn = await drawnCanvas(canvasId, owner, host)
  if (!drawn.ok) return drawn
  const { surface, scale } = drawn.value
  const copy = copied(surface, { x: x * scale, y: y * scale, width: width * scale, height: height * scale }, { width, height }, host)
  const pixels = copy.ok ? copy.value.getContext('2d')?.getImageData?.(0, 0, Math.round(width), Math.round(height)) : undefined
  return pixels ? success({ width, height, data: pixels.data }) : failure({ why: 'the canvas can not be read' })
}

async function write({ canvasId, x, y, width, height, data }: v.InferOutput<typeof writing>, owner: unknown, host: WxHost): Promise<Answer> {
  const bytes = bytesIn(data)
  if (bytes?.length !== width * height * 4) return failure({ why: 'parameter error: parameter.data should be Uint8ClampedArray of width * height * 4' })
  const drawn = await drawnCanvas(canvasId, owner, host)
  if (!drawn.ok) return drawn
  const sheet = host.graphics.surface(width, height)
  const pixels = host.graphics.imageData([Uint8ClampedArray.from(bytes), width, height])
  if (!sheet || !pixels) return failure({ why: 'there are no canvases here' })
  sheet.getContext('2d')?.putImageData?.(pixels, 0, 0)
  const { drawing, scale } = drawn.value
  const place = [x * scale, y * scale, width * scale, height * scale] as const
  drawing.clearRect?.(...place)
  drawing.drawImage?.(sheet, ...place)
  return success({})
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/canvas/wx.createCanvasContext.html and its neighbours */
export const canvas: Area = {
  createCanvasContext: syncApi(([canvasId, owner], host, name) => createRecording({
    draw(actions, reserve, told) {
      const node = findCanvas(canvasId, owner, host)
      const callback = callbackIn({ told }, 'told')
      if (!node) host.complain('component', `wx.${name}: there is no <canvas canvas-id="${String(canvasId)}">`)
      void (node ? drawOn(node, actions, reserve, host) : Promise.resolve()).then(() => callback && host.guard('draw', () => callback({ errMsg: node ? 'drawCanvas:ok' : 'drawCanvas:fail canvas is empty' })))
    },
    measure(text, font) {
      const drawing = host.graphics.surface(1, 1)?.getContext('2d')
      if (!drawing?.measureText) return refuse('measureText', 'there are no canvases here')
      Reflect.set(drawing, 'font', font)
      return { width: drawing.measureText(text).width }
    },
  })),
  canvasToTempFilePath: inOwner(exporting, toFile),
  canvasGetImageData: inOwner(reading, read),
  canvasPutImageData: inOwner(writing, write),
}
