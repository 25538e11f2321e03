import type { View } from '../camera'
import type { Paper, Picture, Sheet } from '../paper'

/** Sharper than this costs time and shows nothing. */
const MOST_RATIO = 2

/** The canvas as a board's paper, at this size in CSS pixels; null where the browser draws nothing. */
export function paperOf(canvas: HTMLCanvasElement, { width, height }: View): Paper | null {
  const ratio = Math.min(MOST_RATIO, window.devicePixelRatio || 1)
  const sheet = sheetOf(canvas, Math.round(width * ratio), Math.round(height * ratio))
  return sheet && {
    ...sheet,
    ratio,
    ...stationery,
    nextFrame(act) {
      const frame = requestAnimationFrame(() => act())
      return () => cancelAnimationFrame(frame)
    },
  }
}

/** What any canvas of the browser may use. */
export const stationery = {
  newSheet: (width: number, height: number): Sheet | null => sheetOf(document.createElement('canvas'), width, height),
  newPath: () => (typeof Path2D === 'undefined' ? null : new Path2D()),
  load: (url: string): Promise<Picture | null> => new Promise((resolve) => {
    const image = new Image()
    image.crossOrigin = 'anonymous'
    image.onload = () => resolve({ source: image, width: image.naturalWidth, height: image.naturalHeight })
    image.onerror = () => resolve(null)
    image.src = url
  }),
}

function sheetOf(canvas: HTMLCanvasElement, width: number, height: number): Sheet | null {
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d')
  return brush && { brush, source: canvas, width, height }
}
