import { createCanvas } from '@napi-rs/canvas'
import { openPhone, settled, type TestPhone, type Told } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { bytesAt, pixelIn } from './pictures'
import { readPicture } from '../../../simulator/logic/files/picture'

type Context = Record<string, (...args: unknown[]) => unknown> & { fillStyle: unknown; font: string }

const WITH_CANVAS = { 'pages/one/one.wxml': '<view><canvas canvas-id="c" /></view>' }
const contextOf = ({ wx }: TestPhone, id = 'c'): Context => wx['createCanvasContext']!(id) as Context
/** Draws, and waits until it is drawn. */
export const drawn = (context: Context, reserve = false): Promise<unknown> => new Promise((told) => void context['draw']!(reserve, told))
export const openCanvas = async (): Promise<{ readonly phone: TestPhone; readonly context: Context }> => {
  const phone = await openPhone(WITH_CANVAS)
  return { phone, context: contextOf(phone) }
}

/** The colour of a pixel, as the page reads it. */
export async function pixel(phone: TestPhone, x: number, y: number): Promise<readonly number[]> {
  const told = await phone.call('canvasGetImageData', { canvasId: 'c', x, y, width: 1, height: 1 })
  expect(told.errMsg).toBe('canvasGetImageData:ok')
  return [...(told['data'] as Uint8ClampedArray)]
}

export const [RED, GREEN, CLEAR] = [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 0, 0]]

async function red(): Promise<TestPhone> {
  const { phone, context } = await openCanvas()
  context['setFillStyle']!('#ff0000')
  context['fillRect']!(10, 10, 20, 20)
  await drawn(context)
  return phone
}

const noCanvas = (name: string, more: object): Proof['failure'] => async (phone) => expect((await phone.call(name, { canvasId: 'gone', ...more })).errMsg).toBe(`${name}:fail canvas is empty`)

export const canvasProofs: Proofs = {
  createCanvasContext: {
    async effect() {
      const { phone, context } = await openCanvas()
      context['setFillStyle']!('#ff0000')
      context['fillRect']!(10, 10, 20, 20)
      expect(await drawn(context)).toEqual({ errMsg: 'drawCanvas:ok' })
      expect([await pixel(phone, 15, 15), await pixel(phone, 5, 5)]).toEqual([RED, CLEAR])
      context.fillStyle = '#00ff00'
      context['fillRect']!(0, 0, 8, 8)
      await drawn(context, true)
      expect([await pixel(phone, 15, 15), await pixel(phone, 5, 5)]).toEqual([RED, GREEN])
      await drawn(context)
      expect([await pixel(phone, 15, 15), await pixel(phone, 5, 5)]).toEqual([CLEAR, CLEAR])
    },
    async failure(phone) {
      expect(await drawn(contextOf(phone, 'gone'))).toEqual({ errMsg: 'drawCanvas:fail canvas is empty' })
      await settled()
      expect(phone.findings()).toEqual(['wx.createCanvasContext: there is no <canvas canvas-id="gone">'])
    },
  },
  canvasToTempFilePath: {
    async effect() {
      const phone = await red()
      const { errMsg, tempFilePath } = await phone.call('canvasToTempFilePath', { canvasId: 'c', x: 10, y: 10, width: 10, height: 5 })
      expect(errMsg).toBe('canvasToTempFilePath:ok')
      // Documented: as many pixels as the phone has there.
      expect(readPicture(bytesAt(phone, tempFilePath))).toMatchObject({ type: 'png', width: 30, height: 15 })
      expect(await pixelIn(bytesAt(phone, tempFilePath), 29, 14)).toEqual(RED)
      const jpeg = await phone.call('canvasToTempFilePath', { canvasId: 'c', destWidth: 6, destHeight: 4, fileType: 'jpg', quality: 0.5 })
      expect(readPicture(bytesAt(phone, jpeg['tempFilePath']))).toMatchObject({ type: 'jpeg', width: 6, height: 4 })
      const own = phone.wx['createOffscreenCanvas']!({ type: '2d', width: 4, height: 4 })
      const other = await phone.call('canvasToTempFilePath', { canvas: own, destWidth: 4, destHeight: 4 })
      expect(readPicture(bytesAt(phone, other['tempFilePath']))).toMatchObject({ width: 4, height: 4 })
    },
    failure: noCanvas('canvasToTempFilePath', {}),
  },
  canvasGetImageData: {
    async effect() {
      const phone = await red()
      const { data, width, height } = await phone.call('canvasGetImageData', { canvasId: 'c', x: 9, y: 10, width: 2, height: 1 }) as Told & { data: Uint8ClampedArray }
      expect({ width, height, data: [...data] }).toEqual({ width: 2, height: 1, data: [...CLEAR, ...RED] })
    },
    failure: noCanvas('canvasGetImageData', { x: 0, y: 0, width: 1, height: 1 }),
  },
  canvasPutImageData: {
    async effect() {
      const phone = await red()
      const half = [0, 255, 0, 255]
      expect(await phone.call('canvasPutImageData', { canvasId: 'c', x: 12, y: 12, width: 2, height: 2, data: Uint8ClampedArray.from([...half, ...half, ...half, ...half]) })).toEqual({ errMsg: 'canvasPutImageData:ok' })
      expect([await pixel(phone, 12, 12), await pixel(phone, 20, 20)]).toEqual([GREEN, RED])
    },
    async failure(phone) {
      expect((await phone.call('canvasPutImageData', { canvasId: 'c', x: 0, y: 0, width: 2, height: 2, data: new Uint8ClampedArray(3) })).errMsg).toMatch(/^canvasPutImageData:fail parameter error: parameter\.data should be/)
      await noCanvas('canvasPutImageData', { x: 0, y: 0, width: 1, height: 1, data: new Uint8ClampedArray(4) })(phone)
    },
  },
}

/** A red picture of 4 by 4. */
export const redPicture = (): Buffer => {
  const canvas = createCanvas(4, 4)
  const drawing = canvas.getContext('2d')
  drawing.fillStyle = '#ff0000'
  drawing.fillRect(0, 0, 4, 4)
  return canvas.toBuffer('image/png')
}
