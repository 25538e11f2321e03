import { PAGE_BOX, type Background } from '#shared/board/contract'
import { scaleOf, type Camera, type View } from '../camera'
import type { Brush } from '../paper'
import { DESK, EDGE, PAPER } from './colours'
import type { DrawNeeds } from './figure'

/** From now on the brush's unit is the page's; `ratio`: device pixels to one CSS pixel. */
export function aim(brush: Brush, camera: Camera, view: View, ratio: number): void {
  const scale = scaleOf(view, camera) * ratio
  brush.setTransform(scale, 0, 0, scale, (view.width / 2) * ratio - camera.x * scale, (view.height / 2) * ratio - camera.y * scale)
}

/** The white page, and what is around it. */
export function drawDesk(brush: Brush, camera: Camera, view: View, ratio: number): void {
  brush.setTransform(ratio, 0, 0, ratio, 0, 0)
  brush.fillStyle = DESK
  brush.fillRect(0, 0, view.width, view.height)
  aim(brush, camera, view, ratio)
  brush.fillStyle = PAPER
  brush.fillRect(0, 0, PAGE_BOX.width, PAGE_BOX.height)
  brush.strokeStyle = EDGE
  brush.lineWidth = 1 / scaleOf(view, camera)
  brush.beginPath()
  brush.rect(0, 0, PAGE_BOX.width, PAGE_BOX.height)
  brush.stroke()
}

/** What lies below a page's ink, as large as it fits, in the middle. */
export function drawBackground(brush: Brush, background: Background, { pictureOf }: DrawNeeds): void {
  const picture = background && pictureOf(background.file)
  if (!background || !picture) return
  const scale = Math.min(PAGE_BOX.width / background.width, PAGE_BOX.height / background.height)
  const [width, height] = [background.width * scale, background.height * scale]
  brush.drawImage(picture.source, (PAGE_BOX.width - width) / 2, (PAGE_BOX.height - height) / 2, width, height)
}
