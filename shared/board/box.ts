import { impossible } from '#shared/kernel/impossible'
import type { Box, Figure } from './contract.ts'
import { fromSteps, type Point } from './points.ts'

const known = new WeakMap<Figure, Box>()

/** The upright box that holds all of a figure, with half the width of its ink. The same figure is measured once. */
export function boxOf(figure: Figure): Box {
  const box = known.get(figure) ?? measured(figure)
  known.set(figure, box)
  return box
}

/** The box around boxes, or null if there are none. */
export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  return boxes.reduce((all, one) => [Math.min(all[0], one[0]), Math.min(all[1], one[1]), Math.max(all[2], one[2]), Math.max(all[3], one[3])])
}

/** The same box from its upper left corner to its lower right one. */
export const upright = ([left, top, right, bottom]: Box): Box => [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)]

/** A box that is larger by so much on each side. */
export const widened = ([left, top, right, bottom]: Box, by: number): Box => [left - by, top - by, right + by, bottom + by]

export const isInside = ([x, y]: Point, [left, top, right, bottom]: Box): boolean => x >= left && x <= right && y >= top && y <= bottom

/** Whether they share a place: what does not share one with the window needs no drawing. */
export const overlap = (one: Box, other: Box): boolean => one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3]

function measured(figure: Figure): Box {
  switch (figure.kind) {
    case 'stroke':
      return widened(boxOfPoints(fromSteps(figure.points)), figure.width / 2)
    case 'shape':
      return widened(upright(figure.box), figure.width / 2)
    case 'image':
      return upright(figure.box)
    case 'text':
      return boxOfText(figure)
    default:
      return impossible(figure)
  }
}

function boxOfPoints(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return points.length === 0 ? [0, 0, 0, 0] : [left, top, right, bottom]
}

/** A letter's share of its line's height: Chinese and the like are square, others about half as wide. */
const [WIDE, NARROW] = [0.8, 0.46]
const FIRST_WIDE = 0x2e80

/** As far as it can be told without a font. */
function boxOfText({ text, size, at: [x, y] }: Extract<Figure, { readonly kind: 'text' }>): Box {
  const lines = text.split('\n')
  const widths = lines.map((line) => [...line].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= FIRST_WIDE ? WIDE : NARROW), 0))
  return [x, y, Math.ceil(x + Math.max(...widths) * size), y + lines.length * size]
}
