import { applyTable, type LookupTable } from './lookup-table.ts'
import type { Look } from './picture-look.ts'
import type { Sticker } from './stickers.ts'

/** What is drawn over, and into, each picture of a pusher before it is shown and sent. */
export interface Effects {
  look: Look | null
  table: LookupTable | null
  stickers: readonly Sticker[]
  /** Whether anything is to be drawn; else pictures go as they are. */
  readonly drawing: boolean
  /** The changed picture; closes the one that is given. No larger than it needs to be for this size. */
  draw(frame: VideoFrame, size: { readonly width: number; readonly height: number }): VideoFrame
}

/** The strongest smoothing softens over so much of the picture's width. */
const SOFT_PART = 0.008

export function createEffects(window: Window & typeof globalThis): Effects {
  let canvas: OffscreenCanvas | null = null
  let pen: OffscreenCanvasRenderingContext2D | null = null
  const page = (width: number, height: number): OffscreenCanvasRenderingContext2D => {
    canvas ??= new window.OffscreenCanvas(width, height)
    pen ??= canvas.getContext('2d', { alpha: false, willReadFrequently: true })
    if (pen === null) throw new Error('the browser draws nothing')
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    return pen
  }
  const effects: Effects = {
    look: null,
    table: null,
    stickers: [],
    get drawing() {
      return effects.look !== null || effects.table !== null || effects.stickers.length > 0
    },
    draw(frame, wanted) {
      const { displayWidth, displayHeight, timestamp } = frame
      const scale = Math.min(1, Math.max(wanted.width / displayWidth, wanted.height / displayHeight))
      const [width, height] = [even(displayWidth * scale), even(displayHeight * scale)]
      const context = page(width, height)
      drawLook(context, frame, width, height, effects.look)
      frame.close()
      if (effects.table) {
        const pixels = context.getImageData(0, 0, width, height)
        applyTable(pixels.data, effects.table)
        context.putImageData(pixels, 0, 0)
      }
      for (const sticker of effects.stickers) drawSticker(context, sticker, width, height, timestamp / 1_000)
      return new window.VideoFrame(context.canvas, { timestamp })
    },
  }
  return effects
}

function drawLook(context: OffscreenCanvasRenderingContext2D, frame: VideoFrame, width: number, height: number, look: Look | null): void {
  context.globalAlpha = 1
  context.filter = look?.css || 'none'
  context.drawImage(frame, 0, 0, width, height)
  if (look && look.smoothing > 0) {
    context.filter = `${look.css} blur(${Math.max(1, width * SOFT_PART)}px)`
    context.globalAlpha = look.smoothing
    context.drawImage(frame, 0, 0, width, height)
  }
  context.filter = 'none'
  if (look?.tint) {
    context.globalAlpha = look.tint.part
    context.fillStyle = look.tint.colour
    context.fillRect(0, 0, width, height)
  }
  context.globalAlpha = 1
}

/** Frames of a sticker follow each other at this pace. */
const STICKER_MS = 80
/** Without a face to hold on to, it stands where most faces are: a part of the width, and its middle from the top. */
const FACE = { width: 0.32, middle: 0.3 } as const

function drawSticker(context: OffscreenCanvasRenderingContext2D, { frames, place }: Sticker, width: number, height: number, ms: number): void {
  const picture = frames[Math.floor(ms / STICKER_MS) % frames.length]
  if (!picture) return
  if (place) return context.drawImage(picture, place.x * width, place.y * height, place.width * width, place.height * height)
  const visible = Math.min(width, (height * 9) / 16)
  const side = visible * FACE.width
  const tall = (side * picture.height) / picture.width
  context.drawImage(picture, (width - side) / 2, height * FACE.middle - tall / 2, side, tall)
}

const even = (length: number): number => Math.max(2, Math.round(length / 2) * 2)
