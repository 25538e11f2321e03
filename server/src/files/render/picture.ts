import { readFile } from 'node:fs/promises'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { IMAGE_SIDE, MOST_PIXELS } from '../bounds.ts'
import type { RenderNews, RenderOrder } from './messages.ts'
import { readPictureSize } from './picture-size.ts'
import { Refused } from './refused.ts'
import { writePage } from './write-page.ts'

/** Turns a picture into one of ours: upright, of a bounded size, and without what else the file said, such as where it was taken. */
export async function renderPicture(order: RenderOrder, tell: (news: RenderNews) => Promise<void>): Promise<void> {
  const bytes = await readFile(order.path)
  const size = readPictureSize(bytes)
  if (size === null) throw new Refused('file/broken')
  if (size.width * size.height > MOST_PIXELS) throw new Refused('file/too-many-pixels')
  await tell({ type: 'opened', all: 1 })
  const { canvas, seeThrough } = await draw(bytes)
  await tell({ type: 'page', page: await writePage(canvas, order, seeThrough) })
}

/** The decoder turns it as its EXIF says. */
async function draw(bytes: Buffer) {
  const image = await loadImage(bytes)
  const scale = Math.min(1, IMAGE_SIDE / Math.max(image.width, image.height))
  const canvas = createCanvas(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)))
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { canvas, seeThrough: isSeenThrough(context.getImageData(0, 0, canvas.width, canvas.height).data) }
}

function isSeenThrough(pixels: Uint8ClampedArray): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return true
  return false
}
