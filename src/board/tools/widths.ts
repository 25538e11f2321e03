import type { Pen } from '#shared/board/contract'
import type { WidthStep } from './contract'

/** In units of the page, which are about a seventeenth of a pixel on a desktop. */
const WIDTHS: Readonly<Record<Pen | 'shape' | 'text', readonly [number, number, number]>> = {
  pen: [50, 90, 160],
  marker: [240, 400, 640],
  shape: [36, 64, 110],
  text: [420, 640, 960],
}

/** How wide a tool draws at this step; of text, how high a line is. */
export const widthOf = (what: Pen | 'shape' | 'text', step: WidthStep): number => WIDTHS[what][step]
