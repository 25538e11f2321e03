import type { Point } from '#shared/board/points'
import type { Box } from '#shared/board/contract'
import type { Brush } from '../paper'
import { BRAND, nameColour, PAPER } from './colours'
import { FONT } from './figure'

/** All of these are drawn in CSS pixels of the view. */
const NAME_PX = 12
const PILL = { height: 20, side: 8, gap: 6 }

/** A person's name in a pill, to the lower right of where the hand is; `strength`: 1, and less as it fades. */
export function drawName(brush: Brush, id: string, name: string, [x, y]: Point, strength = 1): void {
  brush.globalAlpha = strength
  brush.font = `${NAME_PX}px ${FONT}`
  const [left, top] = [x + PILL.gap, y + PILL.gap]
  pill(brush, left, top, brush.measureText(name).width + 2 * PILL.side, nameColour(id))
  brush.fillStyle = PAPER
  brush.textBaseline = 'top'
  brush.fillText(name, left + PILL.side, top + (PILL.height - NAME_PX) / 2)
  brush.globalAlpha = 1
}

function pill(brush: Brush, left: number, top: number, width: number, colour: string): void {
  const radius = PILL.height / 2
  brush.fillStyle = colour
  brush.beginPath()
  brush.arc(left + radius, top + radius, radius, Math.PI / 2, (3 * Math.PI) / 2)
  brush.arc(left + Math.max(width, PILL.height) - radius, top + radius, radius, (3 * Math.PI) / 2, Math.PI / 2)
  brush.closePath()
  brush.fill()
}

const LASER_PX = 5

/** The point of a laser: red, in a glow. */
export function drawLaser(brush: Brush, [x, y]: Point, strength: number): void {
  brush.fillStyle = LASER
  for (const [radius, opacity] of [[3, 0.15], [1.8, 0.3], [1, 1]] as const) {
    brush.globalAlpha = opacity * strength
    brush.beginPath()
    brush.arc(x, y, LASER_PX * radius, 0, 2 * Math.PI)
    brush.fill()
  }
  brush.globalAlpha = 1
}

const LASER = '#ff2d3f'

/** Half a side of a corner that is pulled at. */
export const CORNER_PX = 5

/** The frame around what is chosen, with corners to pull at. */
export function drawSelection(brush: Brush, [left, top, right, bottom]: Box): void {
  frame(brush, [left, top, right, bottom], [])
  for (const [x, y] of [[left, top], [right, top], [left, bottom], [right, bottom]] as const) {
    brush.beginPath()
    brush.rect(x - CORNER_PX, y - CORNER_PX, 2 * CORNER_PX, 2 * CORNER_PX)
    brush.fillStyle = PAPER
    brush.fill()
    brush.stroke()
  }
}

/** The box that is drawn around what shall be chosen. */
export const drawBand = (brush: Brush, box: Box): void => frame(brush, box, [4, 4])

function frame(brush: Brush, [left, top, right, bottom]: Box, dashes: number[]): void {
  brush.strokeStyle = BRAND
  brush.lineWidth = 1.5
  brush.setLineDash(dashes)
  brush.beginPath()
  brush.rect(Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top))
  brush.stroke()
  brush.setLineDash([])
}
