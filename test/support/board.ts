import fc from 'fast-check'
import { COLOURS, PENS, SHAPES, type Box, type Figure } from '#shared/board/contract'
import { toSteps, type Point } from '#shared/board/points'

/** Ink of 20 wide through these points. */
export const stroke = (points: readonly Point[]): Extract<Figure, { readonly kind: 'stroke' }> => ({ kind: 'stroke', pen: 'pen', colour: 'ink', width: 20, points: toSteps(points) })

export const anyPoint: fc.Arbitrary<Point> = fc.tuple(fc.integer({ min: -5_000, max: 20_000 }), fc.integer({ min: -5_000, max: 20_000 }))

const colour = fc.constantFrom(...COLOURS)
const width = fc.integer({ min: 1, max: 200 })
const box: fc.Arbitrary<Box> = fc.tuple(anyPoint, anyPoint).map(([[left, top], [right, bottom]]): Box => [left, top, right, bottom])

/** Anything that can be drawn. */
export const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  fc.record({ kind: fc.constant('stroke' as const), pen: fc.constantFrom(...PENS), colour, width, points: fc.array(anyPoint, { minLength: 1, maxLength: 12 }).map(toSteps) }),
  fc.record({ kind: fc.constant('shape' as const), shape: fc.constantFrom(...SHAPES), colour, width, box }),
  fc.record({ kind: fc.constant('text' as const), text: fc.string({ minLength: 1, maxLength: 20 }), colour, size: fc.integer({ min: 50, max: 400 }), at: anyPoint }),
  fc.record({ kind: fc.constant('image' as const), file: fc.constant('file01'), box: box.map(([left, top, right, bottom]): Box => [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)]) }),
)
