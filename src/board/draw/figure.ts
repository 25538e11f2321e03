import { impossible } from '#shared/kernel/impossible'
import type { Box, Figure } from '#shared/board/contract'
import type { Brush, Picture, Stationery } from '../paper'
import { COLOUR_VALUES, EDGE } from './colours'
import { fillStroke } from './outline'

/** What drawing needs beside a brush. */
export interface DrawNeeds extends Pick<Stationery, 'newPath'> {
  /** A file's picture, or null while it is not there. */
  readonly pictureOf: (file: string) => Picture | null
}

type Shape = Extract<Figure, { readonly kind: 'shape' }>

/** A highlighter is seen through. */
const MARKER_OPACITY = 0.35
export const FONT = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'
/** Letters, by the height of their line. */
export const LETTER = 0.8

/** Draws one figure; the brush's unit is the page's. */
export function drawFigure(brush: Brush, figure: Figure, needs: DrawNeeds): void {
  switch (figure.kind) {
    case 'stroke': {
      brush.fillStyle = COLOUR_VALUES[figure.colour]
      if (figure.pen === 'marker') brush.globalAlpha = MARKER_OPACITY
      fillStroke(brush, figure, needs)
      brush.globalAlpha = 1
      return
    }
    case 'shape':
      return drawShape(brush, figure)
    case 'text': {
      brush.fillStyle = COLOUR_VALUES[figure.colour]
      brush.font = `${figure.size * LETTER}px ${FONT}`
      brush.textBaseline = 'top'
      const [x, y] = figure.at
      figure.text.split('\n').forEach((line, index) => brush.fillText(line, x, y + (index + (1 - LETTER) / 2) * figure.size))
      return
    }
    case 'image':
      return drawPicture(brush, figure.box, needs.pictureOf(figure.file))
    default:
      return impossible(figure)
  }
}

function drawShape(brush: Brush, { shape, colour, width, box }: Shape): void {
  brush.strokeStyle = COLOUR_VALUES[colour]
  brush.lineWidth = width
  brush.lineCap = 'round'
  brush.lineJoin = 'round'
  brush.beginPath()
  const [left, top, right, bottom] = box
  switch (shape) {
    case 'line':
      brush.moveTo(left, top)
      brush.lineTo(right, bottom)
      break
    case 'arrow':
      arrow(brush, box, width)
      break
    case 'rectangle':
      brush.rect(Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top))
      break
    case 'ellipse':
      brush.ellipse((left + right) / 2, (top + bottom) / 2, Math.abs(right - left) / 2, Math.abs(bottom - top) / 2, 0, 0, 2 * Math.PI)
      break
    case 'triangle':
      brush.moveTo((left + right) / 2, top)
      brush.lineTo(right, bottom)
      brush.lineTo(left, bottom)
      brush.closePath()
      break
    default:
      impossible(shape)
  }
  brush.stroke()
}

/** How wide an arrow's head opens, and how long it is, in widths of its line. */
const HEAD_ANGLE = Math.PI / 7
const HEAD_LENGTH = 4

function arrow(brush: Brush, [fromX, fromY, toX, toY]: Box, width: number): void {
  const direction = Math.atan2(toY - fromY, toX - fromX)
  const length = Math.min(Math.hypot(toX - fromX, toY - fromY) / 2, width * HEAD_LENGTH + 120)
  brush.moveTo(fromX, fromY)
  brush.lineTo(toX, toY)
  for (const side of [-HEAD_ANGLE, HEAD_ANGLE]) {
    brush.moveTo(toX, toY)
    brush.lineTo(toX - length * Math.cos(direction + side), toY - length * Math.sin(direction + side))
  }
}

/** A light frame stands for a picture that is not there yet. */
function drawPicture(brush: Brush, [left, top, right, bottom]: Box, picture: Picture | null): void {
  const place = [Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top)] as const
  if (picture) return brush.drawImage(picture.source, ...place)
  brush.fillStyle = EDGE
  brush.fillRect(...place)
}
