import { PAGE_BOX, type BoardPage } from '#shared/board/contract'
import { WHOLE } from '../camera'
import { PAPER } from '../draw/colours'
import { drawFigure } from '../draw/figure'
import { aim, drawBackground } from '../draw/page'
import type { Sheet, Stationery } from '../paper'
import type { Pictures } from '../pictures'

/** Device pixels of a page that is kept. */
const SIZE = { width: 1_920, height: (1_920 * PAGE_BOX.height) / PAGE_BOX.width }

/** The whole page as a picture, when all of its own pictures have come; null where there are no canvases. */
export async function pictureOfPage(page: BoardPage, stationery: Stationery, pictures: Pictures): Promise<Sheet | null> {
  await pictures.all(page)
  const sheet = stationery.newSheet(SIZE.width, SIZE.height)
  if (!sheet) return null
  const { brush } = sheet
  const needs = { newPath: stationery.newPath, pictureOf: pictures.pictureOf }
  brush.setTransform(1, 0, 0, 1, 0, 0)
  brush.fillStyle = PAPER
  brush.fillRect(0, 0, SIZE.width, SIZE.height)
  aim(brush, WHOLE, SIZE, 1)
  drawBackground(brush, page.background, needs)
  for (const { figure } of page.elements) drawFigure(brush, figure, needs)
  return sheet
}
