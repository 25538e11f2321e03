import Taro from '@tarojs/taro'
import type { View } from '../camera'
import type { Brush, Line, Paper, Picture, Sheet } from '../paper'

/** WeChat's canvas, as far as the board uses it: https://developers.weixin.qq.com/miniprogram/dev/api/canvas/Canvas.html */
interface WxCanvas {
  width: number
  height: number
  getContext(kind: '2d'): Brush
  createImage(): WxImage
  createPath2D?(): Line
  requestAnimationFrame(act: () => void): number
  cancelAnimationFrame(frame: number): void
}

interface WxImage {
  readonly width: number
  readonly height: number
  onload: () => void
  onerror: () => void
  src: string
}

const MOST_RATIO = 2

/** The node of a canvas by its id; null if it is not there. */
export const findCanvas = (id: string): Promise<WxCanvas | null> => new Promise((resolve) => {
  Taro.createSelectorQuery().select(`#${id}`).fields({ node: true }).exec((found: readonly ({ readonly node?: unknown } | null)[]) => {
    const node = found[0]?.node
    resolve(isCanvas(node) ? node : null)
  })
})

/** The canvas as a board's paper, at this size in CSS pixels. */
export function paperOf(canvas: WxCanvas, { width, height }: View): Paper {
  const { pixelRatio } = Taro.canIUse('getWindowInfo') ? Taro.getWindowInfo() : Taro.getSystemInfoSync()
  const ratio = Math.min(MOST_RATIO, pixelRatio)
  return {
    ...sheetOf(canvas, Math.round(width * ratio), Math.round(height * ratio)),
    ratio,
    newSheet,
    newPath: () => canvas.createPath2D?.() ?? null,
    load: (url) => load(canvas, url),
    nextFrame(act) {
      const frame = canvas.requestAnimationFrame(act)
      return () => canvas.cancelAnimationFrame(frame)
    },
  }
}

function newSheet(width: number, height: number): Sheet | null {
  if (!Taro.canIUse('createOffscreenCanvas')) return null
  const canvas: unknown = Taro.createOffscreenCanvas({ type: '2d', width, height })
  return isCanvas(canvas) ? sheetOf(canvas, width, height) : null
}

function sheetOf(canvas: WxCanvas, width: number, height: number): Sheet {
  canvas.width = width
  canvas.height = height
  return { brush: canvas.getContext('2d'), source: canvas, width, height }
}

const load = (canvas: WxCanvas, url: string): Promise<Picture | null> => new Promise((resolve) => {
  const image = canvas.createImage()
  image.onload = () => resolve({ source: image, width: image.width, height: image.height })
  image.onerror = () => resolve(null)
  image.src = url
})

const isCanvas = (node: unknown): node is WxCanvas => typeof node === 'object' && node !== null && 'getContext' in node
